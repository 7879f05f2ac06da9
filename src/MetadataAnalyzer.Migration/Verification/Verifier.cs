using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>Compares an org after the move with the snapshot taken before it.</summary>
public static class Verifier
{
    /// <param name="before">The snapshot.</param>
    /// <param name="after">The org after the move.</param>
    /// <param name="names">Usernames to verify; empty takes the users that the snapshot calls movable, and others that have moved.</param>
    /// <exception cref="SnapshotException">The snapshot is of another org, was taken without users, or has no user of that
    /// name.</exception>
    public static VerificationResult Verify(SnapshotFile before, AssessmentResult after, IReadOnlyCollection<string> names)
    {
        var users = new UserIndex(after);
        Check(before, after.Org, users);
        var chosen = Choose(before, names, users, after.Org).ToList();
        if (chosen.Count == 0)
        {
            throw new SnapshotException($"{before.Name}: no user in it was ready to move, and none has moved; '--subject NAME' names whom "
                + $"to verify");
        }

        var references = new ReferenceCheck(after.Org);
        return new(
            before.Name,
            before.Document.AsOf,
            after.Org.AsOf?.ToString("yyyy-MM-dd"),
            [.. chosen.Select(subject => new SubjectVerifier(subject, users.Find(subject), after.Org, references).Verify())])
        {
            Counts = MoveCounts.Of(before.Document.Subjects.Select(VerdictOf).OfType<Verdict>()),
        };
    }

    /// <summary>The verdict of a subject in the snapshot; null for a verdict of a later version.</summary>
    private static Verdict? VerdictOf(SnapshotSubject subject) =>
        VerdictText.All.FirstOrDefault(text => text.Id == subject.Verdict) is { } known ? known.Verdict : null;

    private static void Check(SnapshotFile before, Org org, UserIndex users)
    {
        var subjects = before.Document.Subjects;
        if (subjects.All(subject => subject.Kind != "user"))
        {
            throw new SnapshotException($"{before.Name}: it was taken without an export of users, so that it has no user to verify");
        }

        if (!org.Exports.Has(UserRow.Export))
        {
            throw new SnapshotException("the users export is missing, without which nothing can be verified; 'collect' writes its query");
        }

        if (users.HaveIds && subjects.Any(subject => subject.Id is not null)
            && !subjects.Any(subject => subject.Id is not null && users.FindById(subject) is not null))
        {
            throw new SnapshotException($"{before.Name}: it is of another org; none of the record ids of its users is in the users export");
        }
    }

    private static IEnumerable<SnapshotSubject> Choose(SnapshotFile before, IReadOnlyCollection<string> names, UserIndex users, Org org)
    {
        var subjects = before.Document.Subjects;
        if (names.Count == 0)
        {
            return subjects.Where(subject => subject.Plan is { Movable: true }
                || (subject.Plan is not null && org.IsTargetUserLicense(users.Find(subject)?.Subject.UserLicense)));
        }

        var chosen = names.Select(name =>
            subjects.FirstOrDefault(subject => string.Equals(subject.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SnapshotException($"--subject {name}: {before.Name} has no subject of that "
                + $"name{Nearest.Suggestion(name, before.Subjects)}")).ToList();
        return chosen.Find(subject => subject.Plan is null) is { } unplanned
            ? throw new SnapshotException(
                $"--subject {unplanned.Name}: {before.Name} plans no move of it, because it was {unplanned.Verdict}")
            : subjects.Where(chosen.Contains);
    }
}

/// <summary>Finds the users of a snapshot in the org after the move. A username may change; a record id does not.</summary>
internal sealed class UserIndex
{
    private readonly Dictionary<SalesforceId, AssessedSubject> _byId;
    private readonly ILookup<string, AssessedSubject> _byName;

    public UserIndex(AssessmentResult result)
    {
        var users = result.Subjects.Where(subject => subject.Subject.Kind == SubjectKind.User).ToList();
        _byId = users.Where(user => !user.Subject.Id.IsEmpty).DistinctBy(user => user.Subject.Id).ToDictionary(user => user.Subject.Id);
        _byName = users.ToLookup(user => user.Subject.Name, StringComparer.OrdinalIgnoreCase);
    }

    public bool HaveIds => _byId.Count > 0;

    /// <summary>The user of that id, or of that name when one side gives no id; null when not found.</summary>
    public AssessedSubject? Find(SnapshotSubject before) =>
        FindById(before) ?? _byName[before.Name].FirstOrDefault(user => before.Id is null || user.Subject.Id.IsEmpty);

    public AssessedSubject? FindById(SnapshotSubject before) => before.Id is { } id ? _byId.GetValueOrDefault(new SalesforceId(id)) : null;
}
