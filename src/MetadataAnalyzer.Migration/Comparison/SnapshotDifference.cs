using System.Collections.Immutable;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Migration.Comparison;

/// <summary>What differs between two snapshots.</summary>
/// <param name="Before">What the user calls the earlier one.</param>
/// <param name="After">What the user calls the later one.</param>
/// <param name="Subjects">Those that differ, sorted by name.</param>
/// <param name="Same">How many are the same in both.</param>
public sealed record SnapshotDifference(string Before, string After, ImmutableArray<SubjectDifference> Subjects, int Same)
{
    /// <summary>Compares two snapshots; a user is found again by record id, else by name.</summary>
    public static SnapshotDifference Of(SnapshotFile before, SnapshotFile after)
    {
        var (old, now) = (before.Document.Subjects, after.Document.Subjects);
        var pairs = new List<(SnapshotSubject? Before, SnapshotSubject? After)>();
        var byId = now.Where(subject => subject.Id is not null).DistinctBy(subject => subject.Id, StringComparer.Ordinal).ToDictionary(subject => subject.Id!, StringComparer.Ordinal);
        var byName = now.ToLookup(subject => subject.Name, StringComparer.OrdinalIgnoreCase);
        var found = new HashSet<SnapshotSubject>(ReferenceEqualityComparer.Instance);
        foreach (var subject in old)
        {
            var match = (subject.Id is { } id ? byId.GetValueOrDefault(id) : null) ?? byName[subject.Name].FirstOrDefault(other => subject.Id is null || other.Id is null);
            if (match is not null)
            {
                found.Add(match);
            }

            pairs.Add((subject, match));
        }

        pairs.AddRange(now.Where(subject => !found.Contains(subject)).Select(subject => ((SnapshotSubject?)null, (SnapshotSubject?)subject)));
        var differences = pairs.Select(pair => new SubjectDifference((pair.After ?? pair.Before)!.Name, [.. SubjectComparison.Changes(pair.Before, pair.After)]))
            .OrderBy(difference => difference.Name, StringComparer.Ordinal).ToList();
        return new(before.Name, after.Name, [.. differences.Where(difference => !difference.Changes.IsEmpty)], differences.Count(difference => difference.Changes.IsEmpty));
    }
}
