namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Tells from a file's path which component it belongs to.</summary>
internal static class FileClassifier
{
    internal const string MetaSuffix = "-meta.xml";

    private static readonly MetadataRegistry Registry = MetadataRegistry.Default;

    /// <param name="path">Relative to the package directory.</param>
    /// <returns>Null when the file belongs to no known component.</returns>
    public static FileRole? Classify(string path)
    {
        var segments = path.Split('/');
        var directories = segments.AsSpan(0, segments.Length - 1);
        for (var index = 0; index < directories.Length; index++)
        {
            // The outermost one: a static resource may hold a folder lwc, but no bundle holds static resources.
            if (Registry.ContainerOf(directories[index]) is { } container
                && ContainerFiles.Classify(container, segments, index) is { } role)
            {
                return role;
            }
        }

        var isMeta = segments[^1].EndsWith(MetaSuffix, StringComparison.OrdinalIgnoreCase);
        var core = isMeta ? segments[^1][..^MetaSuffix.Length] : segments[^1];
        var dot = core.LastIndexOf('.');
        return dot <= 0
            ? isMeta ? ClassifyFolder(segments, core) : null
            : ClassifyBySuffix(segments, core, core[..dot], core[(dot + 1)..], isMeta);
    }

    internal static string Decode(string name) => name.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(name) : name;

    internal static string Join(ReadOnlySpan<string> segments) => string.Join('/', segments);

    /// <summary>In Metadata API format a folder's own file is <c>reports/Folder-meta.xml</c>.</summary>
    private static FileRole? ClassifyFolder(string[] segments, string name)
    {
        for (var index = segments.Length - 2; index >= 0; index--)
        {
            if (Registry.FolderTypeOf(segments[index]) is { } type)
            {
                return new FileRole(type, NestedName(segments, index, name), Join(segments), IsMain: true);
            }
        }

        return null;
    }

    private static FileRole? ClassifyBySuffix(string[] segments, string core, string stem, string suffix, bool isMeta)
    {
        var (type, index) = Choose(segments, suffix, isMeta);
        if (type is null)
        {
            return null;
        }

        var directory = Join(segments.AsSpan(0, segments.Length - 1));
        switch (type.Layout)
        {
            case FileLayout.Piece:
                return ClassifyPiece(type, segments, index, core);
            case FileLayout.Child:
                return segments.Length - index <= 2
                    ? null
                    : new FileRole(type, $"{Decode(segments[index + 1])}.{Decode(stem)}", Join(segments), IsMain: true);
            case FileLayout.Content:
                return new FileRole(type, NameOf(type, segments, index, stem), TreePath.Combine(directory, core), isMeta);
            default:
                var key = Registry.HasPieces(type) ? PiecesKey(segments, stem) : Join(segments);
                return new FileRole(type, NameOf(type, segments, index, stem), key, IsMain: true);
        }
    }

    /// <summary>The type with that suffix whose directory is the nearest above the file; -1 when the suffix alone tells the type.</summary>
    private static (MetadataType? Type, int Index) Choose(string[] segments, string suffix, bool isMeta)
    {
        (MetadataType? Type, int Index) best = (null, -1);
        foreach (var candidate in Registry.WithSuffix(suffix))
        {
            var directory = candidate.Parent is { } parent ? Registry[parent].Directory : candidate.Directory;
            var index = LastIndexOf(segments, directory);
            if (candidate.Parent is not null && index >= 0 && IsIn(segments, candidate.Directory))
            {
                // Below a permission set's folder, customPermissions/X.customPermission-meta.xml is a piece of the set.
                return (candidate, index);
            }

            if (index > best.Index)
            {
                best = (candidate, index);
            }
            else if (best.Type is null && index < 0 && isMeta && !candidate.IsStrict && candidate.Parent is null)
            {
                best = (candidate, -1);
            }
        }

        return best;
    }

    private static FileRole? ClassifyPiece(MetadataType piece, string[] segments, int index, string core)
    {
        var folder = segments.Length - 2;
        if (folder > index && IsIn(segments, piece.Directory))
        {
            folder--;
        }

        var parent = Registry[piece.Parent!];
        if (folder > index)
        {
            return new FileRole(parent, Decode(segments[folder]), Join(segments.AsSpan(0, folder + 1)), IsMain: false);
        }

        // A piece beside its parent, such as the schema of an external service.
        var name = core[..core.LastIndexOf('.')];
        return new FileRole(parent, Decode(name), Join([.. segments[..^1], name]), IsMain: false);
    }

    /// <summary>The parent of pieces is in their folder, which has its name, or beside that folder.</summary>
    private static string PiecesKey(string[] segments, string stem) =>
        segments.Length > 1 && segments[^2] == stem ? Join(segments.AsSpan(0, segments.Length - 1)) : Join([.. segments[..^1], stem]);

    private static string NameOf(MetadataType type, string[] segments, int index, string stem)
    {
        if (type.IsNested && index >= 0)
        {
            return NestedName(segments, index, stem);
        }

        var under = type.Under is null ? -1 : LastIndexOf(segments, type.Under);
        return under >= 0 && segments.Length - under > 2 ? $"{Decode(segments[under + 1])}.{Decode(stem)}" : Decode(stem);
    }

    private static string NestedName(string[] segments, int index, string stem) =>
        string.Join('/', segments[(index + 1)..^1].Append(stem).Select(Decode));

    /// <summary>Whether the file is directly in a directory of that name.</summary>
    private static bool IsIn(string[] segments, string directory) =>
        segments.Length > 1 && string.Equals(segments[^2], directory, StringComparison.OrdinalIgnoreCase);

    /// <summary>Last directory of that name above the file, or -1.</summary>
    private static int LastIndexOf(string[] segments, string directory)
    {
        for (var index = segments.Length - 2; index >= 0; index--)
        {
            if (string.Equals(segments[index], directory, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return -1;
    }
}

/// <summary>The role of a file in its component.</summary>
/// <param name="Type">Type of the component.</param>
/// <param name="FullName">Full name of the component.</param>
/// <param name="Key">Path that the files of one definition of the component share.</param>
/// <param name="IsMain">Whether the file describes the component; else it is content, a bundle member or a piece.</param>
/// <param name="NeedsMain">Whether the file belongs to no component when nothing describes it.</param>
internal sealed record FileRole(MetadataType Type, string FullName, string Key, bool IsMain, bool NeedsMain = false);
