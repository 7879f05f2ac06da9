using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>A first <c>metadata-analyzer.yml</c>: the integrations of an assessment, and every other key as a comment.</summary>
internal sealed partial class ConfigurationSketch
{
    private static readonly ImmutableArray<string> Reserved = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];

    private readonly AssessmentResult _result;
    private readonly StringBuilder _text = new();

    public ConfigurationSketch(AssessmentResult result)
    {
        _result = result;
        Integrations = [.. OfClass(SubjectClass.Integration)];
        var ofIntegrations = Containers(Integrations);
        var ofOthers = Containers(result.Subjects.Where(
            subject => subject.Classification.Class != SubjectClass.Integration && subject.Subject.IsActive != false));
        OwnContainers = [.. ofIntegrations.Except(ofOthers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        SharedContainers = [.. ofIntegrations.Intersect(ofOthers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<AssessedSubject> Integrations { get; }

    /// <summary>The project's profiles, permission sets and groups that only integrations hold, as <c>Type:FullName</c>, sorted.</summary>
    public ImmutableArray<string> OwnContainers { get; }

    /// <summary>Those that both integrations and others hold.</summary>
    private ImmutableArray<string> SharedContainers { get; }

    /// <summary>The text of the file. It changes no verdict of the assessment that it comes from.</summary>
    public string Write()
    {
        _text.Clear();
        _text.Append(null, $"""
            # Configuration of {ToolInfo.Name}, written from what the project showed. Lines that begin with '#' are explanations and examples.
            # '{ToolInfo.Command} config show' prints what is in force and where it comes from; '{ToolInfo.Command} config schema' prints a
            # schema with which an editor checks this file. Options of the command line go before it.

            """);
        string? group = null;
        foreach (var key in AnalyzerConfiguration.Keys.Where(key => key.Sketch is not null))
        {
            var lines = key.Sketch!.ReplaceLineEndings("\n").Replace("{editions}", Editions(), StringComparison.Ordinal).Split('\n');
            var opensGroup = key.Group is not null && key.Group != group;

            // A key with a single line is explained by the lines of the key before it.
            _text.Append(lines is [_] && key.IsSingle ? "" : "\n").Append(opensGroup ? $"{key.Group}:\n" : "");
            group = key.Group;
            foreach (var line in lines)
            {
                _text.Append(null, $"{(group is null ? "" : "  ")}{line}\n");
            }

            AppendFound(key);
        }

        return _text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The values of a key that the assessment found.</summary>
    private void AppendFound(ConfigurationKey key)
    {
        if (key == AnalyzerConfiguration.IncludeKey)
        {
            AppendList("  include", Integrations, subject => (subject.Subject.Name, Evidence(subject)));
            ImmutableArray<AssessedSubject> possible = [.. OfClass(SubjectClass.Possible)];
            _text.Append(possible.IsEmpty ? "" : "  # Possible integrations; move those that are integrations up:\n");
            AppendLines("  #   - ", possible, subject => (subject.Subject.Name, Evidence(subject)));
        }
        else if (key == AnalyzerConfiguration.ContainersKey)
        {
            AppendList("containers", OwnContainers, name => (name, ""));
            _text.Append(
                SharedContainers.IsEmpty ? "" : "  # Others hold these too, so that not every change to them concerns an integration:\n");
            AppendLines("  # - ", SharedContainers, name => (name, ""));
        }
    }

    private void AppendList<T>(string key, IReadOnlyCollection<T> items, Func<T, (string Name, string Comment)> entry)
    {
        _text.Append(null, $"{key}:{(items.Count == 0 ? " []" : "")}\n");
        AppendLines($"{key[..^key.TrimStart().Length]}  - ", items, entry);
    }

    private void AppendLines<T>(string mark, IEnumerable<T> items, Func<T, (string Name, string Comment)> entry)
    {
        foreach (var (name, comment) in items.Select(entry))
        {
            _text.Append(null, $"{mark}{Scalar(name)}{(comment.Length == 0 ? "" : $"  # {comment}")}\n");
        }
    }

    private string Editions() => string.Join(", ", _result.Org.Catalogue.Prices.Editions.Order(StringComparer.Ordinal));

    private IEnumerable<AssessedSubject> OfClass(SubjectClass subjectClass) =>
        _result.Subjects.Where(subject => subject.Classification.Class == subjectClass);

    private static List<string> Containers(IEnumerable<AssessedSubject> subjects) =>
        [.. subjects.SelectMany(subject => ContainersOf(subject.Subject)).Distinct(StringComparer.Ordinal)];

    /// <summary>The subject's containers in the project: a change to no other can be held to the licence.</summary>
    private static IEnumerable<string> ContainersOf(Subject subject) =>
    [
        .. subject.Profile is { } profile ? [$"Profile:{profile.FullName}"] : Array.Empty<string>(),
        .. subject.Access.Assignments.Where(assignment => assignment.IsInProject)
            .Select(assignment => $"{assignment.TypeName}:{assignment.Group?.FullName ?? assignment.PermissionSet!.FullName}"),
    ];

    private static string Evidence(AssessedSubject subject) => SafeText.Line(string.Join("; ",
    [
        VerdictText.Of(subject.Verdict).Name.ToLowerInvariant(),
        .. subject.Classification.Evidence.Where(evidence => evidence.Weight > 0).Take(2).Select(evidence => evidence.Detail),
    ]));

    /// <summary>
    /// A text as a YAML scalar: plain where it has one meaning only, else in double quotes, whose escapes are those of JSON.
    /// </summary>
    private static string Scalar(string text) => Plain().IsMatch(text) && !Reserved.Contains(text, StringComparer.OrdinalIgnoreCase)
        ? text
        : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    [GeneratedRegex(@"^[A-Za-z_][\w.+@-]*(:[\w.+@-]*\w)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
