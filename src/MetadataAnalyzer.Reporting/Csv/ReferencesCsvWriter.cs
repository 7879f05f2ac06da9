using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// <c>references.csv</c>: every place in the project that names a user, a profile, a role or a user licence. It has a row for each
/// candidate, migrated or dormant subject that the place refers to, and one row without a subject when it refers to none of them or depends
/// on the running user.
/// </summary>
internal static class ReferencesCsvWriter
{
    private static readonly string[] Header =
        ["Subject", "Verdict", "Target", "Form", "Value", "Expression", "ComponentType", "ComponentName", "Text", "Path", "Line", "Column",
            "Concerns"];

    public static void Write(ReportModel model, Stream stream)
    {
        var concerned = model.Concerned.ToDictionary<AssessedSubject, SubjectIdentity>(assessed => assessed.Subject);
        var references = model.Result.Org.References;
        var ofTarget = references.OfTarget.ToHashSet<Reference>(ReferenceEqualityComparer.Instance);
        var ofOwnProfile = references.OfOwnProfile.ToHashSet<Reference>(ReferenceEqualityComparer.Instance);
        SafeCsv.Write(
            stream,
            Header,
            references.All.SelectMany(reference => references.SubjectsOf(reference)
                .Select(subject => concerned.GetValueOrDefault(subject)).OfType<AssessedSubject>().DefaultIfEmpty<AssessedSubject?>(null)
                .Select(subject => (reference, subject))),
            row => ToRow(
                row.reference, row.subject,
                ofTarget.Contains(row.reference) ? "all that move"
                    : ofOwnProfile.Contains(row.reference) ? "all that move to a profile of their own"
                    : null));
    }

    private static string?[] ToRow(Reference reference, AssessedSubject? assessed, string? movers) =>
    [
        assessed?.Subject.Name,
        assessed is null ? "" : VerdictText.Of(assessed.Verdict).Id,
        reference.Target.ToString(),
        reference.Form.ToString(),
        reference.Value,
        reference.Expression,
        reference.ComponentType,
        reference.ComponentName,
        reference.Text,
        reference.Location.Path,
        SafeCsv.Place(reference.Location.Line),
        SafeCsv.Place(reference.Location.Column),
        Concerns(reference, assessed is not null, movers),
    ];

    private static string Concerns(Reference reference, bool hasSubject, string? movers) => (hasSubject, reference.Target) switch
    {
        (true, ReferenceTarget.User) => "the user",
        (true, ReferenceTarget.Profile) => "its profile",
        (true, ReferenceTarget.Role) => "its role",
        (true, _) => "its user licence",
        _ when movers is not null => movers,
        (_, ReferenceTarget.CustomPermission or ReferenceTarget.HierarchySetting) => "the running user",
        _ => reference.Value.Length == 0 ? "the running user" : "no subject",
    };
}
