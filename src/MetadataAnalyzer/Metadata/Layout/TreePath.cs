namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>'/'-separated relative paths.</summary>
internal static class TreePath
{
    public static string Combine(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    /// <summary>The path without leading <c>./</c>, doubled or trailing slashes and inner <c>a/..</c>; null when it leads out of its root.</summary>
    public static string? Normalize(string path)
    {
        if (path.StartsWith('/') || path.StartsWith('\\') || path.Contains('\0', StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':'))
        {
            return null;
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment == "..")
            {
                if (segments.Count == 0)
                {
                    return null;
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}
