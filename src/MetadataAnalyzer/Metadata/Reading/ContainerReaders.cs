using System.Collections.Immutable;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads profiles, permission sets and muting permission sets.</summary>
internal static class ContainerReaders
{
    private const int MaxFiles = ushort.MaxValue;

    public static Profile? ReadProfile(ComponentSource source)
    {
        if (ReadMain(source, MetadataTypes.Profile) is not { } file)
        {
            return null;
        }

        var files = UniteParts(source, file);
        var isCustom = file.Flag("custom");
        return new Profile
        {
            FullName = source.FullName,
            Location = file.Root,
            Files = files,
            PackageDirectory = source.PackageDirectory,
            Description = file.Value("description"),
            UserLicense = file.Value("userLicense"),
            UserLicenseLocation = file.LocationOf("userLicense"),
            IsCustom = isCustom,
            LoginIpRanges = file.LoginIpRanges.ToImmutable(),
            LoginHours = file.LoginHours,
            LoginFlows = file.LoginFlows.ToImmutable(),
            DefaultRecordTypes = file.DefaultRecordTypes.ToImmutable(),
            Sections = file.Collector.Sections(),
            GrantsByKind = file.Collector.Grants(),
            ValueProblems = file.Collector.Problems(files),
        };
    }

    /// <summary>Adds the other files of a profile that is spread over several folders; another version of it is left out.</summary>
    /// <returns>Paths of the files that are used, the main one first.</returns>
    private static ImmutableArray<string> UniteParts(ComponentSource source, ContainerFile main)
    {
        var used = new List<string> { source.Definition.Main.Path };
        var other = new List<PackageFile>();
        string? difference = null;
        foreach (var file in source.Definition.Companions)
        {
            var part = new ContainerFile();
            if (!source.ReadXml(file, MetadataTypes.Profile, reader => part.Read(reader, used.Count, source.Names)))
            {
                continue;
            }

            if (main.DifferenceTo(part) is { } found)
            {
                difference ??= found;
                other.Add(file);
                continue;
            }

            main.Unite(part);
            used.Add(file.Path);
        }

        if (difference is not null)
        {
            source.LeaveOut(other, difference);
        }

        return [.. used];
    }

    /// <summary>A permission set in one file, or decomposed: one file for each section and object, or one for each entry.</summary>
    public static PermissionSet? ReadPermissionSet(ComponentSource source)
    {
        var main = source.Definition.Described is null ? new ContainerFile() : ReadMain(source, MetadataTypes.PermissionSet);

        // Without its main file the set's licence is not known, so none of it is used.
        if (main is null || !ReadPieces(source, main))
        {
            return null;
        }

        if (source.Definition.Described is null)
        {
            source.Unreadable.Add(new UnreadableFile(
                MetadataTypes.PermissionSet, source.FullName, source.FileLocation,
                    "of the pieces it is split into, the one with its label and licence is not there; retrieve it again"));
        }

        var files = source.Files;
        var root = source.Definition.Described is null ? source.FileLocation : main.Root;
        // Up to API 37.0 a permission set named its licence as a profile does.
        var license = main.Value("license") is null ? "userLicense" : "license";
        var needsActivation = main.Flag("hasActivationRequired") ?? false;
        return new PermissionSet
        {
            FullName = source.FullName,
            Location = root,
            Files = files,
            PackageDirectory = source.PackageDirectory,
            Label = main.Value("label"),
            Description = main.Value("description"),
            License = main.Value(license),
            LicenseLocation = source.Definition.Described is null ? root : main.LocationOf(license),
            HasActivationRequired = needsActivation,
            Sections = main.Collector.Sections(),
            GrantsByKind = main.Collector.Grants(),
            ValueProblems = main.Collector.Problems(files),
        };
    }

    public static MutingPermissionSet? ReadMutingPermissionSet(ComponentSource source)
    {
        if (ReadMain(source, MetadataTypes.MutingPermissionSet) is not { } file)
        {
            return null;
        }

        return new MutingPermissionSet
        {
            FullName = source.FullName,
            Location = file.Root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Label = file.Value("label"),
            Description = file.Value("description"),
            Sections = file.Collector.Sections(),
            GrantsByKind = file.Collector.Grants(),
            ValueProblems = file.Collector.Problems(source.Files),
        };
    }

    private static ContainerFile? ReadMain(ComponentSource source, string root)
    {
        var file = new ContainerFile();
        return source.ReadXml(source.Definition.Main, root, reader => file.Read(reader, 0, source.Names)) ? file : null;
    }

    /// <summary>A piece that cannot be read is noted and left out; the other pieces count.</summary>
    private static bool ReadPieces(ComponentSource source, ContainerFile main)
    {
        var files = source.Definition.Files.ToList();
        if (files.Count > MaxFiles)
        {
            source.Unreadable.Add(new UnreadableFile(
                MetadataTypes.PermissionSet, source.FullName, source.FileLocation,
                    $"the permission set is split into more than {MaxFiles} files; convert it to one file"));
            return false;
        }

        for (var index = source.Definition.Described is null ? 0 : 1; index < files.Count; index++)
        {
            var piece = new ContainerFile();
            if (ReadPiece(source, files[index], index, piece))
            {
                main.Collector.Add(piece.Collector);
            }
        }

        return true;
    }

    private static bool ReadPiece(ComponentSource source, PackageFile file, int index, ContainerFile piece)
    {
        var name = file.Path[..^FileClassifier.MetaSuffix.Length];
        var section = AccessSections.FindByPieceSuffix(name[(name.LastIndexOf('.') + 1)..]);
        return source.ReadXml(file, MetadataTypes.PermissionSet, Read, root => root == section?.PieceRoot);

        void Read(ElementReader reader)
        {
            if (reader.Name == MetadataTypes.PermissionSet)
            {
                piece.Read(reader, index, source.Names);
            }
            else
            {
                piece.ReadEntry(reader, section!, index, source.Names);
            }
        }
    }
}
