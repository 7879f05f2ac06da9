using Microsoft.Build.Framework;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>Keeps the errors of a build.</summary>
/// <param name="project">The project that is built.</param>
/// <param name="show">Gives a path as places are shown.</param>
internal sealed class BuildErrors(string project, Func<string, string> show) : ILogger
{
    private const int MostShown = 10;

    private readonly SortedSet<(string File, int Line, int Column, string Text)> _errors = [];

    /// <inheritdoc/>
    public LoggerVerbosity Verbosity { get; set; } = LoggerVerbosity.Quiet;

    /// <inheritdoc/>
    public string? Parameters { get; set; }

    /// <inheritdoc/>
    public void Initialize(IEventSource eventSource) => eventSource.ErrorRaised += (_, error) => Add(error);

    /// <inheritdoc/>
    public void Shutdown()
    {
    }

    /// <summary>A line for each error, each after a line break.</summary>
    /// <param name="other">What is said when there is none.</param>
    public string Describe(string? other)
    {
        if (_errors.Count == 0)
        {
            return $": {other ?? "MSBuild gives no reason"}";
        }

        var lines = _errors.Take(MostShown).Select(error => $"\n{error.File}{(error.Line > 0 ? $", line {error.Line}, column {error.Column}" : "")}: {error.Text}");
        return string.Concat(lines) + (_errors.Count > MostShown ? $"\nand {_errors.Count - MostShown} more errors" : "");
    }

    private void Add(BuildErrorEventArgs error)
    {
        var folder = Path.GetDirectoryName(error.ProjectFile is { Length: > 0 } file ? file : project)!;
        var path = error.File is { Length: > 0 } named ? Path.GetFullPath(Path.Combine(folder, named)) : project;

        // The file that the SDK names is no place that the pack's author can change.
        var isOwn = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
        var message = error.Message?.Replace(Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar, "", StringComparison.Ordinal) ?? "";
        var text = error.Code is { Length: > 0 } code ? $"{code}: {message}" : message;
        _errors.Add(isOwn ? (show(path), error.LineNumber, error.ColumnNumber, text) : (show(project), 0, 0, text));
    }
}
