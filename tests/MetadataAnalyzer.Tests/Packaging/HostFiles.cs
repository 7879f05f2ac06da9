using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>Reads the files that hosts read.</summary>
internal static partial class HostFiles
{
    public static YamlNode Load(string path)
    {
        using var reader = File.OpenText(Path.Combine(RepositoryFolder.Root, path));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents[0].RootNode;
    }

    public static YamlMappingNode Read(string path) => (YamlMappingNode)Load(path);

    public static List<YamlMappingNode> Steps(YamlMappingNode action) =>
        [.. ((YamlSequenceNode)action["runs"]["steps"]).Cast<YamlMappingNode>()];

    public static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) ? value.ToString() : "";

    /// <summary>The script of the action's step that checks, and the variables that the host gives it.</summary>
    /// <param name="temporary">The runner's temporary folder.</param>
    /// <param name="inputs">Inputs; the others have their defaults, and <c>since</c> is empty.</param>
    public static (string Script, List<(string Name, string? Value)> Environment) ActionCheck(
        string temporary, params (string Name, string Value)[] inputs)
    {
        var action = Read("action.yml");
        var step = Steps(action).Single(candidate => Text(candidate, "id") == "check");
        string ValueOf(string name) => name == "runner.temp" ? temporary
            : inputs.FirstOrDefault(input => $"inputs.{input.Name}" == name) is { Value: { } given } ? given
            : name == "inputs.since" ? ""
            : Text((YamlMappingNode)action["inputs"][name["inputs.".Length..]], "default");

        return (
            Text(step, "run"),
            [
                .. ((YamlMappingNode)step["env"])
                    .Select(pair => (
                        pair.Key.ToString(),
                        (string?)Expression().Replace(pair.Value.ToString(), match => ValueOf(match.Groups["name"].Value)))),
                ("GITHUB_STEP_SUMMARY", Path.Combine(temporary, "summary.md")), ("GITHUB_OUTPUT", Path.Combine(temporary, "output.txt")),
            ]);
    }

    [GeneratedRegex(@"\$\{\{ *(?<name>[a-z.-]+) *\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();
}
