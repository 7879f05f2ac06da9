using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Verification;

/// <summary>
/// The check that each place that named the subject, its profile, role or licence before names the new one now. The old name may stay
/// beside it: others may still have the profile.
/// </summary>
internal sealed class ReferenceCheck(Org org)
{
    private readonly Lazy<ILookup<(string, string, string, string, string), Reference>> _byKey =
        new(() => org.References.All.ToLookup(Key));

    private readonly Lazy<ILookup<(string, string), Reference>> _byComponent =
        new(() => org.References.All.ToLookup(reference => (reference.ComponentType, reference.ComponentName)));

    public SubjectCheck Of(SnapshotSubject before, SnapshotSubject after, Subject subject)
    {
        var now = after.References.Select(Key).ToHashSet();
        var asked = before.References.Where(reference => !FollowedReferences.StaysBehind(
            org.Catalogue.References, reference.ComponentType, reference.Form == "element" ? reference.Expression : null)).ToList();
        return new(
            "references",
            "References",
            asked.Count == 0 ? "nothing in the project that goes by its profile names it" : "whatever named it before names it now",
            [
                .. asked.Where(reference => !now.Contains(Key(reference)))
                    .Select(reference => Item(reference, after, subject)).OfType<CheckItem>(),
            ]);
    }

    private CheckItem? Item(SnapshotReference before, SnapshotSubject after, Subject subject)
    {
        var where = $"{before.ComponentType} '{before.ComponentName}'";
        if (_byKey.Value[Key(before)].ToList() is { Count: > 0 } old)
        {
            return WhileOldIsNamed(before, old, subject, where);
        }

        // It was changed: to the new name, to a permission that the new set grants, or taken out.
        return org.Project.Contains(before.ComponentType, before.ComponentName)
            || after.References.Any(reference => reference.ComponentType == before.ComponentType
                && reference.ComponentName == before.ComponentName)
            || _byComponent.Value.Contains((before.ComponentType, before.ComponentName))
            || org.Project.Files.Any(file => file.Path == before.Place.Path)
                ? null
                : new(CheckOutcome.NotProven, $"{where} is not in the project; it named {Target(before.Target)} '{before.Value}'",
                    before.Place.ToString());
    }

    private CheckItem? WhileOldIsNamed(SnapshotReference before, List<Reference> old, Subject subject, string where)
    {
        var component = _byComponent.Value[(before.ComponentType, before.ComponentName)].ToList();
        if (component.Exists(reference => IsHeldPermission(reference, subject)))
        {
            return null;
        }

        var named = component.Count(reference => IsBeside(reference, old[0]) && org.References.SubjectsOf(reference).Contains(subject));
        var place = SnapshotPlace.Of(old[0].Location).ToString();
        var what = $"{Target(before.Target)} '{before.Value}' ({before.Expression})";
        return named >= old.Count ? null
            : named == 0 ? new(
                CheckOutcome.Missed, $"{where} names {what}, which the user has no more, and does not name what it has now beside it",
                    place)
            : new(
                CheckOutcome.NotProven,
                $"{where} names {what} in {old.Count} places and what the user has now in {named} only; see whether each is meant", place);
    }

    /// <summary>Whether two places are of the same kind, so that a name in one counts for the other.</summary>
    private static bool IsBeside(Reference reference, Reference old) => reference.Target == old.Target
        && (reference.Form == ReferenceForm.Element) == (old.Form == ReferenceForm.Element)
        && (old.Form != ReferenceForm.Element || reference.Expression == old.Expression);

    /// <summary>Whether the place tests a custom permission that the subject has, which replaces a test of its profile.</summary>
    private static bool IsHeldPermission(Reference reference, Subject subject) => reference.Target == ReferenceTarget.CustomPermission
        && reference.Form != ReferenceForm.Element
        && subject.Access.Rights(AccessKind.CustomPermission)
            .Any(right => string.Equals(right.Name, reference.Value, StringComparison.OrdinalIgnoreCase));

    private static string Target(string target) => target == "userLicense" ? "user licence" : target;

    private static (string, string, string, string, string) Key(SnapshotReference reference) =>
        (reference.ComponentType, reference.ComponentName, reference.Target, reference.Value.ToUpperInvariant(), reference.Expression);

    private static (string, string, string, string, string) Key(Reference reference) => Key(SnapshotReference.Of(reference));
}
