using System.Collections.Immutable;
using CsCheck;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>Makes cases: a seed and a number always make the same one.</summary>
internal static class FuzzCases
{
    private const int LongestName = 255;

    private static readonly Gen<int> GenAny = Gen.Int[0, int.MaxValue];

    private static readonly Gen<Edit> GenEdit =
        Gen.Select(Gen.Enum<EditKind>(), GenAny, GenAny, GenAny, (kind, at, other, choice) => new Edit(kind, at, other, choice));

    /// <summary>What happens to one file. The name is changed once in a while, the content nearly always.</summary>
    private static readonly Gen<Damage> GenDamage =
        Gen.Select(GenAny, GenAny, GenEdit.Array[1, 3], (file, name, edits) => new Damage(file, name, edits));

    private static readonly Gen<Damage[]> GenDamages = GenDamage.Array[1, 3];

    private static readonly Gen<FuzzCase> GenMetadata = Gen.Select(
        GenAny.Array[1, 3],
        GenDamages,
        (picks, damages) => Damaged(FuzzTarget.Metadata, FuzzSeeds.Project.SetItems(Picked(FuzzSeeds.Metadata, picks)), damages));

    private static readonly Gen<FuzzCase> GenZip = Gen.Select(
        GenAny.Array[1, 3],
        GenAny.Array[0, 3],
        GenEdit.Array[0, 1],
        (picks, odd, edits) => Zip(FuzzSeeds.Project.SetItems(Picked(FuzzSeeds.Metadata, picks)), odd, edits));

    private static readonly Gen<FuzzCase> GenExports = Gen.Select(
        GenAny.Array[1, 4], GenDamages, (picks, damages) => Damaged(FuzzTarget.Exports, Picked(FuzzSeeds.Exports, picks), damages));

    private static readonly Gen<FuzzCase> GenSettings =
        GenDamages.Select(damages => Damaged(FuzzTarget.Settings, FuzzSeeds.Settings, damages));

    /// <summary>An organisation cut to a few users, with some more of the sample's files and a few others.</summary>
    private static readonly Gen<ImmutableSortedDictionary<string, byte[]>> GenOrg = Gen.Select(
        GenAny.Array[5, 25], GenAny.Array[0, 3], GenAny, (picks, others, choice) => Org(picks, others, choice));

    public static FuzzCase Of(FuzzTarget target, ulong seed, uint number) =>
        (target switch
        {
            FuzzTarget.Metadata => GenMetadata,
            FuzzTarget.Zip => GenZip,
            FuzzTarget.Exports => GenExports,
            FuzzTarget.Settings => GenSettings,
            _ => Gen.Select(GenOrg, GenDamages, (org, damages) => Damaged(target, org, damages)),
        }).Generate(new PCG(number, seed), null!, out _) with
        {
            Seed = $"{target} {seed} {number}",
        };

    private static ImmutableSortedDictionary<string, byte[]> Picked(ImmutableArray<KeyValuePair<string, byte[]>> files, int[] picks) =>
        ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal).SetItems(picks.Select(pick => files[pick % files.Length]));

    private static ImmutableSortedDictionary<string, byte[]> Org(int[] picks, int[] others, int choice) => FuzzSeeds.Project
        .SetItems(FuzzSeeds.Org(choice))
        .SetItems(picks.Select(pick => FuzzSeeds.Sample.ElementAt(pick % FuzzSeeds.Sample.Count))
            .Where(file => !file.Key.StartsWith(FuzzSeeds.OrgData, StringComparison.Ordinal)))
        .SetItems(Picked(FuzzSeeds.Metadata, others));

    private static FuzzCase Damaged(FuzzTarget target, ImmutableSortedDictionary<string, byte[]> files, Damage[] damages)
    {
        var edits = ImmutableArray.CreateBuilder<string>();
        var damaged = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var damage in damages)
        {
            var (path, content) = files.ElementAt(damage.File % files.Count);
            var newPath = NewPath(target, path, damage.Name);
            var bytes = damage.Edits.Aggregate(content, (bytes, edit) => edit.Apply(bytes, FuzzSeeds.FormatOf(path)));
            var isRehashed = path == FuzzSeeds.Snapshot && damage.Name % 4 != 0;
            files = files.Remove(path).SetItem(newPath, isRehashed ? FuzzSeeds.Rehashed(bytes) : bytes);
            damaged.UnionWith([path, newPath]);
            edits.Add($"{path}: {string.Join(", ", damage.Edits)}");
        }

        return new(target, files, damaged.ToImmutable()) { Edits = edits.ToImmutable() };
    }

    /// <summary>Now and then a hostile name. Settings keep theirs, because a verb asks for them by name.</summary>
    private static string NewPath(FuzzTarget target, string path, int choice)
    {
        const int OneIn = 6;
        if (choice % OneIn != 0 || target == FuzzTarget.Settings)
        {
            return path;
        }

        var (folder, name) = (path[..(path.LastIndexOf('/') + 1)], path[(path.LastIndexOf('/') + 1)..]);
        var hostile = HostileValues.Texts[choice / OneIn % HostileValues.Texts.Length].Replace('/', '_').Replace('\0', '_');
        var ending = name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[dot..] : "";
        var newName = hostile[..Math.Min(hostile.Length, LongestName - ending.Length)] + ending;
        return newName.Trim().Length == 0 || newName is "." or ".." ? path : folder + newName;
    }

    private static FuzzCase Zip(ImmutableSortedDictionary<string, byte[]> files, int[] odd, Edit[] edits)
    {
        const string Name = "p.zip";
        var zip = edits.Aggregate(OddZip.Of(files, odd), (bytes, edit) => edit.Apply(bytes, FileFormat.Other));
        return new(
            FuzzTarget.Zip,
            ImmutableSortedDictionary<string, byte[]>.Empty.Add(Name, zip),
            [Name])
        {
            Edits = [$"{string.Join(", ", files.Keys)}: {string.Join(", ", odd)}", .. edits.Select(edit => edit.ToString())],
        };
    }

    private readonly record struct Damage(int File, int Name, Edit[] Edits);
}
