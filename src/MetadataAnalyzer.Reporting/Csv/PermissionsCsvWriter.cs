using System.Buffers.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// <c>permissions.csv</c>: the effective access of candidate, migrated and dormant subjects, a row for each right and each of its grants.
/// After the move this access can no longer be retrieved. A large org has millions of rows, so the rows are built from encoded cells.
/// </summary>
internal static class PermissionsCsvWriter
{
    private const int Enough = 64 * 1024;
    private static readonly string[] Header = ["Subject", "Verdict", "Kind", "Name", "Rights", "ContainerType", "Container", "Group",
        "Stays", "GrantPath", "Path", "Line", "Need", "NeedReason", "Carriage", "CarriageReason", "Outcome"];

    private static readonly Func<RightDecision, string>[] DecisionColumns =
    [
        decision => DecisionText.Of(decision.Need), decision => decision.Reason,
        decision => DecisionText.Of(decision.Carriage.Status), decision => decision.Carriage.Evidence,
        decision => decision.Outcome.Id(),
    ];

    public static void Write(ReportModel model, Stream stream)
    {
        SafeCsv.Write(stream, Header, Array.Empty<string>(), _ => []);
        var cells = new EncodedCells();
        using var rows = new MemoryStream(2 * Enough);
        foreach (var assessed in model.Concerned)
        {
            Write(assessed, cells, rows, stream);
        }

        rows.WriteTo(stream);
    }

    private static void Write(AssessedSubject assessed, EncodedCells cells, MemoryStream rows, Stream stream)
    {
        var subject = assessed.Subject;
        var sources = subject.Access.Sources.ToDictionary(source => source, source => cells.Between(
            source.Container.TypeName, source.Container.FullName, source.Group?.FullName, SafeCsv.Flag(subject.Move.Keeps(source)),
                source.Path.ToString()));
        var rights = new Dictionary<AccessRights, byte[]>();
        foreach (var kind in AccessKinds.UsableByApi)
        {
            var needs = kind switch
            {
                AccessKind.UserPermission => subject.Needs.Permissions,
                AccessKind.Object => subject.Needs.Objects,
                _ => [],
            };
            var decisions = needs.ToLookup(decision => decision.Name, StringComparer.Ordinal);
            byte[] start =
                [.. cells.Of(subject.Name), .. cells.Between(VerdictText.Of(assessed.Verdict).Id, AccessKinds.ElementType(kind))];
            foreach (var right in subject.Access.Rights(kind))
            {
                var name = cells.Of(right.Name);
                var decided = decisions[right.Name].ToList();
                foreach (var grant in right.Grants)
                {
                    rows.Write(start);
                    rows.Write(string.Equals(grant.Grant.Name, right.Name, StringComparison.Ordinal) ? name : cells.Of(grant.Grant.Name));
                    rows.WriteByte((byte)',');
                    rows.Write(rights.TryGetValue(grant.Rights, out var known)
                        ? known
                        : rights[grant.Rights] = cells.Of(grant.Rights.DescribeAny()));
                    rows.Write(sources[grant.Source]);
                    WritePlace(rows, grant.Location, cells);
                    WriteDecisions(rows, decided, grant.Rights, cells);
                }

                if (rows.Length >= Enough)
                {
                    rows.WriteTo(stream);
                    rows.SetLength(0);
                }
            }
        }
    }

    private static void WritePlace(MemoryStream rows, Location location, EncodedCells cells)
    {
        Span<byte> line = stackalloc byte[16];
        rows.Write(cells.Of(location.Path));
        rows.WriteByte((byte)',');
        if (location.Line > 0 && Utf8Formatter.TryFormat(location.Line, line, out var digits))
        {
            rows.Write(line[..digits]);
        }
    }

    /// <summary>The columns of the decisions on the rights of a grant; with several decisions, each names its rights.</summary>
    private static void WriteDecisions(MemoryStream rows, List<RightDecision> decisions, AccessRights rights, EncodedCells cells)
    {
        var concerned = decisions.Count <= 1 ? decisions : decisions.FindAll(decision => (decision.Rights & rights) != AccessRights.None);
        if (concerned.Count == 0)
        {
            rows.Write(",,,,,\r\n"u8);
            return;
        }

        foreach (var column in DecisionColumns)
        {
            rows.WriteByte((byte)',');
            rows.Write(cells.Of(concerned.Count == 1
                ? column(concerned[0])
                : string.Join("; ",
                concerned.Select(decision => $"{(decision.Rights & rights).Describe()}: {column(decision)}"))));
        }

        rows.Write("\r\n"u8);
    }
}
