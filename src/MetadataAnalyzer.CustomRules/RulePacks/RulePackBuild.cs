using System.Runtime.CompilerServices;
using MetadataAnalyzer.Analysis;
using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;

namespace MetadataAnalyzer.CustomRules.RulePacks;

/// <summary>
/// Builds the project of a rule pack in this process. It uses what the machine has: packages come from the folder that NuGet keeps them in,
/// never from a feed. Only after <see cref="DotNetSdk.Register"/>.
/// </summary>
internal static class RulePackBuild
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly Lock Gate = new();

    /// <returns>The path of the assembly.</returns>
    /// <exception cref="RulePackException">
    /// The project cannot be read, refers to others that are not to be built, or does not build.
    /// </exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Run(string path, IReadOnlySet<string> projects, Func<string, string> show, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            using var environment = new BuildEnvironment();
            var properties = Properties();
            Check(path, properties, projects, show);
            Build(path, properties, ["Restore"], show, cancellationToken);
            var built = Build(path, properties, ["Build", "GetTargetPath"], show, cancellationToken);
            return built.ResultsByTarget.TryGetValue("GetTargetPath", out var result)
                && result.Items is [{ ItemSpec.Length: > 0 } assembly, ..]
                ? Path.GetFullPath(assembly.ItemSpec, Path.GetDirectoryName(path)!)
                : throw new RulePackException(
                    "builds no assembly: its target GetTargetPath gives none; make it a project with the SDK Microsoft.NET.Sdk");
        }
    }

    private static Dictionary<string, string> Properties() => new(StringComparer.OrdinalIgnoreCase)
    {
        ["Configuration"] = "Release",
        ["MetadataAnalyzerLibrary"] = Path.Combine(AppContext.BaseDirectory, typeof(DiagnosticAnalyzer).Assembly.GetName().Name + ".dll"),

        // What the pack needs must stand beside its assembly, where it is loaded from.
        ["EnableDynamicLoading"] = "true",
        ["RestoreSources"] = PackageFolder(),
        ["NuGetAudit"] = "false",

        // No process outlives the build.
        ["UseSharedCompilation"] = "false",
    };

    private static string PackageFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A project reference would also build a project that <c>rulePacks</c> does not name.</summary>
    private static void Check(string path, Dictionary<string, string> properties, IReadOnlySet<string> projects, Func<string, string> show)
    {
        try
        {
            using var collection = new ProjectCollection(properties);
            var project = Project.FromFile(path, new ProjectOptions { ProjectCollection = collection, GlobalProperties = properties });
            if (project.GetPropertyValue("TargetFramework").Length == 0)
            {
                throw new RulePackException("has no TargetFramework; a rule pack is built for one");
            }

            foreach (var reference in project.GetItems("ProjectReference"))
            {
                if (!projects.Contains(Path.GetFullPath(Path.Combine(project.DirectoryPath, reference.EvaluatedInclude))))
                {
                    var place = reference.Xml.Location;
                    throw new RulePackException(
                        $"is not built{Line(show(place.File), place.Line, place.Column)} it refers to the project "
                        + $"{reference.EvaluatedInclude}, which 'rulePacks' does not name; only projects that it names are built");
                }
            }
        }
        catch (InvalidProjectFileException exception)
        {
            var file = exception.ProjectFile is { Length: > 0 } named ? named : path;
            throw new RulePackException(
                $"is no project that can be built{Line(show(file), exception.LineNumber, exception.ColumnNumber)} {exception.BaseMessage}",
                exception);
        }
    }

    private static BuildResult Build(
        string path, Dictionary<string, string> properties, string[] targets, Func<string, string> show,
        CancellationToken cancellationToken)
    {
        using var collection = new ProjectCollection(properties);
        using var manager = new BuildManager("rule packs");
        using var timeout = new CancellationTokenSource(Longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var registration = either.Token.Register(manager.CancelAllSubmissions);
        var errors = new BuildErrors(path, show);
        var parameters = new BuildParameters(collection) { Loggers = [errors], EnableNodeReuse = false, MaxNodeCount = 1 };
        var result = manager.Build(parameters, new BuildRequestData(path, properties, null, targets, null));
        cancellationToken.ThrowIfCancellationRequested();
        if (timeout.IsCancellationRequested)
        {
            throw new RulePackException($"was not built within {Longest.TotalMinutes} minutes; build it beforehand and name its dll");
        }

        return result.OverallResult == BuildResultCode.Success ? result
            : throw new RulePackException($"does not build{errors.Describe(result.Exception?.Message)}");
    }

    private static string Line(string file, int line, int column) => $"\n{file}, line {line}, column {column}:";
}

/// <summary>The errors of a build.</summary>
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
    /// <param name="other">The text when there is no error.</param>
    public string Describe(string? other)
    {
        if (_errors.Count == 0)
        {
            return $": {other ?? "MSBuild gives no reason"}";
        }

        var lines = _errors.Take(MostShown)
            .Select(error => $"\n{error.File}{(error.Line > 0 ? $", line {error.Line}, column {error.Column}" : "")}: {error.Text}");
        return string.Concat(lines) + (_errors.Count > MostShown ? $"\nand {_errors.Count - MostShown} more errors" : "");
    }

    private void Add(BuildErrorEventArgs error)
    {
        var folder = Path.GetDirectoryName(error.ProjectFile is { Length: > 0 } file ? file : project)!;
        var path = error.File is { Length: > 0 } named ? Path.GetFullPath(Path.Combine(folder, named)) : project;

        // The file that the SDK names is no place that the pack's author can change.
        var isOwn = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
        var message = error.Message?.Replace(Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            ?? "";
        var text = error.Code is { Length: > 0 } code ? $"{code}: {message}" : message;
        _errors.Add(isOwn ? (show(path), error.LineNumber, error.ColumnNumber, text) : (show(project), 0, 0, text));
    }
}
