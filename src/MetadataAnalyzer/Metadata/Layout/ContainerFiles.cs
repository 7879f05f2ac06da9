namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>The files of bundles, static resources, documents and experience sites, which may have any name and suffix.</summary>
internal static class ContainerFiles
{
    /// <param name="type">The type whose directory it is.</param>
    /// <param name="segments">Path of the file.</param>
    /// <param name="index">Segment that is the type's directory.</param>
    /// <returns>Null when the file is not a part of such a component.</returns>
    public static FileRole? Classify(MetadataType type, string[] segments, int index) => type.Layout switch
    {
        FileLayout.Bundle => Bundle(type, segments, index, depth: 1),
        FileLayout.Bundle2 => Bundle(type, segments, index, depth: 2),
        _ when type.FolderType is not null => Document(type, segments, index),
        _ => Mixed(type, segments, index),
    };

    private static FileRole? Bundle(MetadataType type, string[] segments, int index, int depth)
    {
        var folder = index + depth;
        if (folder >= segments.Length - 1)
        {
            return null;
        }

        // Which member describes the bundle differs by type: Name.js-meta.xml, Name.cmp-meta.xml, schema.json …
        var name = segments[folder];
        var isMain = folder == segments.Length - 2
            && segments[^1].EndsWith(FileClassifier.MetaSuffix, StringComparison.OrdinalIgnoreCase)
            && segments[^1].StartsWith(name + ".", StringComparison.OrdinalIgnoreCase);
        var fullName = string.Join('/', segments[(index + 1)..(folder + 1)].Select(FileClassifier.Decode));
        return new FileRole(type, fullName, FileClassifier.Join(segments.AsSpan(0, folder + 1)), isMain);
    }

    /// <summary>A static resource <c>X</c> is X.resource-meta.xml with X.js, X.resource or a folder X beside it.</summary>
    private static FileRole? Mixed(MetadataType type, string[] segments, int index)
    {
        var isDirect = index == segments.Length - 2;
        var first = segments[index + 1];
        var dot = first.IndexOf('.', StringComparison.Ordinal);
        var stem = isDirect && dot > 0 ? first[..dot] : first;
        var isMain = isDirect && dot > 0 && first.EndsWith(FileClassifier.MetaSuffix, StringComparison.OrdinalIgnoreCase);
        var key = FileClassifier.Join([.. segments[..(index + 1)], stem]);
        return new FileRole(type, FileClassifier.Decode(stem), key, isMain, NeedsMain: true);
    }

    /// <summary>A document is <c>Folder/x.png</c> with x.png-meta.xml (Metadata API) or x.document-meta.xml (source) beside it.</summary>
    private static FileRole? Document(MetadataType type, string[] segments, int index)
    {
        var file = segments[^1];
        var isMeta = file.EndsWith(FileClassifier.MetaSuffix, StringComparison.OrdinalIgnoreCase);
        var core = isMeta ? file[..^FileClassifier.MetaSuffix.Length] : file;
        var dot = core.LastIndexOf('.');
        var folderSuffix = MetadataRegistry.Default[type.FolderType!].Suffix;
        if (dot <= 0 || core.EndsWith("." + folderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // Source format does not repeat the suffix of the content, so a document is named without it in both formats.
        var stem = core[..dot];
        var name = string.Join('/', segments[(index + 1)..^1].Append(stem).Select(FileClassifier.Decode));
        return new FileRole(type, name, FileClassifier.Join([.. segments[..^1], stem]), isMeta, NeedsMain: true);
    }
}
