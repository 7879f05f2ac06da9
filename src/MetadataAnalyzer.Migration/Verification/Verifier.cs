using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>Compares an org after the move with the snapshot taken before it.</summary>
public static class Verifier
{
    /// <param name="before">The snapshot.</param>
    /// <param name="after">The org now.</param>
    /// <param name="names">Usernames to look at; empty takes whoever the snapshot says can move, and whoever moved.</param>
    /// <exception cref="SnapshotException">The snapshot is of another org, was taken without users, or has nobody of that name.</exception>
    public static VerificationResult Verify(SnapshotFile before, AssessmentResult after, IReadOnlyCollection<string> names)
    {
        var users = new UserIndex(after);
        Check(before, after.Org, users);
        var chosen = Choose(before, names, users, after.Org).ToList();
        if (chosen.Count == 0)
        {
            throw new SnapshotException($"{before.Name}: no user in it was ready to move, and none has moved; '--subject NAME' names whom to verify");
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

    /// <summary>The verdict of a subject at the time of the snapshot; null for one that a later version may have added.</summary>
    private static Verdict? VerdictOf(SnapshotSubject subject) =>
        VerdictText.All.FirstOrDefault(text => text.Id == subject.Verdict) is { } known ? known.Verdict : null;

    private static void Check(SnapshotFile before, Org org, UserIndex users)
    {
        var subjects = before.Document.Subjects;
        if (subjects.All(subject => subject.Kind != "user"))
        {
            throw new SnapshotException($"{before.Name}: it was taken without an export of users, so that it has nobody to verify");
        }

        if (!org.Exports.Has(UserRow.Export))
        {
            throw new SnapshotException("the users export is missing, without which nothing can be verified; 'collect' writes its query");
        }

        if (users.HaveIds && subjects.Any(subject => subject.Id is not null) && !subjects.Any(subject => subject.Id is not null && users.FindById(subject) is not null))
        {
            throw new SnapshotException($"{before.Name}: it is of another org; none of the record ids of its users is in the users export");
        }
    }

    private static IEnumerable<SnapshotSubject> Choose(SnapshotFile before, IReadOnlyCollection<string> names, UserIndex users, Org org)
    {
        var subjects = before.Document.Subjects;
        if (names.Count == 0)
        {
            return subjects.Where(subject => subject.Plan is { Movable: true } || (subject.Plan is not null && org.IsTargetUserLicense(users.Find(subject)?.Subject.UserLicense)));
        }

        var chosen = names.Select(name => subjects.FirstOrDefault(subject => string.Equals(subject.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SnapshotException($"--subject {name}: {before.Name} has nobody of that name{Nearest.Suggestion(name, before.Subjects)}")).ToList();
        return chosen.Find(subject => subject.Plan is null) is { } unplanned
            ? throw new SnapshotException($"--subject {unplanned.Name}: {before.Name} plans no move of it, for it was {unplanned.Verdict}")
            : subjects.Where(chosen.Contains);
    }
}
