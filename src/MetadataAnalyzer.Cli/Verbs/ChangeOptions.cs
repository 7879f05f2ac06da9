using System.CommandLine;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Cli.Changes;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Rules.LeastPrivilege;
using MetadataAnalyzer.Savings;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Options of the comparison that a check makes: with another state of the project, or by a list of changed files.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<string?> _since = new("--since")
    {
        Description =
            "Look only at what is new since the branch left this branch, tag or commit (its merge base with what is checked out); needs "
            + "git",
        HelpName = "REF",
    };
    private readonly Option<string?> _changedFiles = new("--changed-files")
    {
        Description =
            "Look only at findings whose place or grant path lies in one of these files, one path on a line; '-' reads stdin. Unlike "
            + "--since it shows what was there before too",
        HelpName = "LIST",
    };

    public void AddTo(Command command)
    {
        command.Add(_since);
        command.Add(_changedFiles);
    }

    /// <summary>Reads what the options name, before anything is assessed.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="context">Disk and terminal.</param>
    /// <param name="input">What is assessed.</param>
    /// <param name="baseline">The baseline that an option names; null for none.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public Choice Read(ParseResult arguments, VerbContext context, AssessmentInput input, string? baseline)
    {
        var project = input.Path;
        var (since, list) = (arguments.GetValue(_since), arguments.GetValue(_changedFiles));
        if (since is not null && list is not null)
        {
            throw new UsageException("--since and --changed-files contradict each other");
        }

        return new(
            since,
            since is null
                ? null
                : context.Terminal.During(
                    () => $"Reading {since}", () => BaseTree.Of(context, project, since, Wanted(input, baseline, context))),
            list is null ? null : ChangedFiles.Read(context, list, project, RepositoryFolder.Of(context.FileSystem, project)));
    }

    private static BaseTree.Wanted Wanted(AssessmentInput input, string? baseline, VerbContext context) => new(
        [
            .. input.SuppressionFiles, .. input.AnswerFiles, .. input.FactsFiles,
            .. new[] { input.ConfigurationFile, input.PriceBook, input.Catalogue, baseline }.OfType<string>(),
        ],
        input.OrgDataFolders(context.FileSystem),
        All: !input.RulePacks.IsNone);

    /// <summary>The choice.</summary>
    /// <param name="Since">The reference; null for none.</param>
    /// <param name="Tree">The state before the change; null without a reference.</param>
    /// <param name="Files">The changed files; null for all.</param>
    internal sealed record Choice(string? Since, BaseTree? Tree, ChangedFiles? Files) : IDisposable
    {
        /// <summary>Whether there is a change to look at. The org does not have it yet, so that its own rows say nothing of it.</summary>
        public bool IsGiven => Since is not null || Files is not null;

        /// <summary>The result with what is new marked, for the change and then for the baseline; null for no baseline.</summary>
        public (AssessmentResult Result, BaseComparison? Comparison) Compare(
            AssessmentResult result, AssessmentInput input, Baseline? baseline, VerbContext context)
        {
            var (compared, comparison) = CompareChange(result, input, baseline, context);
            return (baseline is null ? compared : compared.ComparedWith(baseline), comparison);
        }

        private (AssessmentResult Result, BaseComparison? Comparison) CompareChange(
            AssessmentResult result, AssessmentInput input, Baseline? baseline, VerbContext context)
        {
            if (Files is { } files)
            {
                return (result.ComparedWith(files.Contains), null);
            }

            if (Since is not { } name)
            {
                return (result, null);
            }

            var before = ReadBefore(result.Org, input, context) is { } org
                ? context.Terminal.During(() => $"Assessing {name}", () => input.Assess(org, context.CancellationToken))
                : null;
            if (before is null)
            {
                context.Terminal.Fail($"warning: the project is not in {name}, so that all of it is new");
            }

            return BaseComparison.Of(result, before, name, IUL9006ContainerLosesEligibility.Descriptor, baseline);
        }

        /// <inheritdoc/>
        public void Dispose() => Tree?.Dispose();

        private Org? ReadBefore(Org org, AssessmentInput input, VerbContext context)
        {
            try
            {
                return Tree?.Path is { } path && context.FileSystem.Directory.Exists(path)
                    ? input.ReadOther(context.FileSystem, org, path, context.CancellationToken)
                    : null;
            }
            catch (ProjectNotFoundException)
            {
                return null;
            }
        }
    }
}
