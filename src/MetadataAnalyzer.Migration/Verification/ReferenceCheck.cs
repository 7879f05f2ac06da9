using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>Whether what named the subject, its profile, role or licence before still names it: a condition on the old profile no longer holds.</summary>
internal static class ReferenceCheck
{
    public static SubjectCheck Of(SnapshotSubject before, SnapshotSubject after, Org org)
    {
        var now = after.References.Select(Key).ToHashSet();
        var all = org.References.EachOnce.GroupBy(Key).ToDictionary(group => group.Key, group => group.First());
        return new(
            "references",
            "References",
            before.References.IsEmpty ? "nothing in the project names it" : "whatever named it before names it now",
            [.. before.References.Where(reference => !now.Contains(Key(reference))).Select(reference => Item(reference, after, org, all.GetValueOrDefault(Key(reference)))).OfType<CheckItem>()]);
    }

    private static CheckItem? Item(SnapshotReference before, SnapshotSubject after, Org org, Reference? same)
    {
        var where = $"{before.ComponentType} '{before.ComponentName}'";
        if (same is not null)
        {
            return new(CheckOutcome.Missed, $"{where} names {Target(before.Target)} '{before.Value}' ({before.Expression}), which the user has no more", SubjectSnapshot.Place(same.Location).ToString());
        }

        // Somebody changed it: to the new name, to the new permission set, or away.
        return org.Project.Contains(before.ComponentType, before.ComponentName)
            || after.References.Any(reference => reference.ComponentType == before.ComponentType && reference.ComponentName == before.ComponentName)
            || org.Project.References.Any(reference => reference.ComponentType == before.ComponentType && reference.ComponentName == before.ComponentName)
            || org.Project.Files.Any(file => file.Path == before.Place.Path)
                ? null
                : new(CheckOutcome.NotProven, $"{where} is not in the project; it named {Target(before.Target)} '{before.Value}'", before.Place.ToString());
    }

    private static string Target(string target) => target switch
    {
        "user" => "user",
        "profile" => "profile",
        "role" => "role",
        "userLicense" => "user licence",
        _ => target,
    };

    private static (string, string, string, string, string) Key(SnapshotReference reference) =>
        (reference.ComponentType, reference.ComponentName, reference.Target, reference.Value.ToUpperInvariant(), reference.Expression);

    private static (string, string, string, string, string) Key(Reference reference) => Key(SubjectSnapshot.Reference(reference));
}
