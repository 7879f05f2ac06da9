namespace MetadataAnalyzer.Cli.Changes;

/// <summary>The symbolic links of a commit.</summary>
/// <param name="targets">What each link holds, by its path from the repository's root.</param>
internal sealed class CommitLinks(IReadOnlyDictionary<string, string> targets)
{
    private const int MostSteps = 40;

    /// <summary>Links that repeat a folder can multiply the files of a small commit without end.</summary>
    private const int MostFiles = 1_000_000;

    /// <summary>The files of the commit, and those files again that links lead to, under the links' paths.</summary>
    /// <param name="files">Id and path of each file.</param>
    /// <exception cref="UsageException">The links repeat more files than are read.</exception>
    public List<(string Id, string Path)> Follow(IReadOnlyList<(string Id, string Path)> files)
    {
        var ids = files.ToDictionary(file => file.Path, file => file.Id, StringComparer.Ordinal);
        var all = new List<(string Id, string Path)>(files);
        var folders = new List<(string Link, string Folder)>();
        foreach (var link in targets.Keys.Order(StringComparer.Ordinal))
        {
            if (Resolve(link) is not { } real)
            {
                continue;
            }

            if (ids.TryGetValue(real, out var id))
            {
                all.Add((id, link));
            }
            else if (!link.StartsWith(real + "/", StringComparison.Ordinal) && real.Length > 0)
            {
                folders.Add((link, real + "/"));
            }
        }

        // The links to files come first, because a folder that is linked may hold some.
        var paths = all.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        foreach (var (link, folder) in folders)
        {
            all.AddRange(
                paths.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal))
                    .Select(file => (file.Id, $"{link}/{file.Path[folder.Length..]}")));
            if (all.Count > MostFiles)
            {
                throw new UsageException($"the links of the compared commit repeat more than {MostFiles} files");
            }
        }

        return all;
    }

    /// <summary>
    /// The target of a link, with every link on the way followed; null when it leads out of the repository or in a circle.
    /// </summary>
    private string? Resolve(string link)
    {
        var rest = new Stack<string>(link.Split('/').Reverse());
        var real = new List<string>();
        var steps = 0;
        while (rest.TryPop(out var segment))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (segment == "..")
            {
                if (real.Count == 0)
                {
                    return null;
                }

                real.RemoveAt(real.Count - 1);
                continue;
            }

            if (!targets.TryGetValue(string.Join('/', real.Append(segment)), out var target))
            {
                real.Add(segment);
                continue;
            }

            if (++steps > MostSteps || target.StartsWith('/'))
            {
                return null;
            }

            foreach (var part in target.Split('/').Reverse())
            {
                rest.Push(part);
            }
        }

        return string.Join('/', real);
    }
}
