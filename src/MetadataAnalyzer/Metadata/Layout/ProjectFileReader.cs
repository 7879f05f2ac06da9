using System.Collections.Immutable;
using System.Text.Json;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Reads <c>sfdx-project.json</c>.</summary>
internal static class ProjectFileReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="ProjectNotFoundException">The file is malformed or names no package directory.</exception>
    public static ProjectLayout Read(IFileTree tree, string root)
    {
        var path = TreePath.Combine(root, ProjectDiscovery.ProjectFileName);
        try
        {
            using var content = tree.Read(path);
            var utf8 = content.Buffer.AsMemory(0, content.Length);
            if (content.Span.StartsWith("\uFEFF"u8))
            {
                utf8 = utf8[3..];
            }

            using var document = JsonDocument.Parse(utf8, Lenient);
            return Read(document.RootElement, tree, root, path);
        }
        catch (JsonException exception)
        {
            throw new ProjectNotFoundException($"{path}, line {exception.LineNumber + 1}: not valid JSON; correct the project file",
                exception);
        }
        catch (InvalidOperationException exception)
        {
            // The parser looks at the text of a string only when it is asked for.
            throw new ProjectNotFoundException($"{path}: a text in it is not valid Unicode; save it as UTF-8", exception);
        }
        catch (UnreadableContentException exception)
        {
            throw new ProjectNotFoundException($"{path}: {exception.Message}", exception);
        }
    }

    private static ProjectLayout Read(JsonElement project, IFileTree tree, string root, string path)
    {
        if (project.ValueKind != JsonValueKind.Object
            || !project.TryGetProperty("packageDirectories", out var entries) || entries.ValueKind != JsonValueKind.Array
            || entries.GetArrayLength() == 0)
        {
            throw new ProjectNotFoundException(
                $"{path}: the list \"packageDirectories\" is missing or empty; add it with the folder of the metadata");
        }

        var directories = new List<string>();
        var problems = ImmutableArray.CreateBuilder<UnreadableFile>();
        foreach (var entry in entries.EnumerateArray().Take(ProjectLayout.MostPackageDirectories))
        {
            var given = PathOf(entry);
            var directory = given.Length == 0 ? null : TreePath.Normalize(given);
            if (directory is null)
            {
                problems.Add(Problem(given, given.Length == 0
                    ? "an entry of packageDirectories has no path; it is left out"
                    : $"package directory '{given}' lies outside the project; it is left out: move it into the project "
                        + "or read it as a project of its own"));
            }
            else if (!tree.DirectoryExists(TreePath.Combine(root, directory).TrimEnd('/')))
            {
                problems.Add(Problem(given, $"package directory '{given}' does not exist; nothing is read from it"));
            }
            else if (tree.LeadsOutside(TreePath.Combine(root, directory)))
            {
                problems.Add(Problem(given,
                    $"package directory '{given}' is a link that leads out of the project; it is left out: "
                        + "move the folder into the project"));
            }
            else if (!directories.Contains(directory))
            {
                directories.Add(directory);
            }
        }

        if (entries.GetArrayLength() > ProjectLayout.MostPackageDirectories)
        {
            problems.Add(ProjectLayout.TooMany(
                PathOf(entries[ProjectLayout.MostPackageDirectories]), entries.GetArrayLength(),
                Location.File(ProjectDiscovery.ProjectFileName)));
        }

        return new ProjectLayout
        {
            Format = ProjectFormat.Source,
            ProjectFile = ProjectDiscovery.ProjectFileName,
            Root = root,
            PackageDirectories = [.. directories],
            ApiVersion = project.TryGetProperty("sourceApiVersion", out var version) && version.ValueKind == JsonValueKind.String
                ? version.GetString() : null,
            Problems = problems.DrainToImmutable(),
        };
    }

    private static string PathOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("path", out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : "";

    private static UnreadableFile Problem(string directory, string message) =>
        new("", directory, Location.File(ProjectDiscovery.ProjectFileName), message);
}
