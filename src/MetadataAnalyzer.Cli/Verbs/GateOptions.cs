using System.Collections.Immutable;
using System.CommandLine;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>What a check lets pass and what it shows.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _failOn = OneOf("--fail-on", "From which impact on a finding fails the check; by default 'failOn' of the configuration, else blocker", [.. AnalyzerConfiguration.FailOnValues]);
    private readonly Option<string?> _minSeverity = OneOf("--min-severity", "From which impact on a finding is shown; what fails the check always is. By default note", [.. Enum.GetValues<Impact>().Select(impact => impact.Id())]);
    private readonly Option<string?> _minConfidence = OneOf("--min-confidence", "Least confidence in the verdict of the user or profile that a finding is about; by default low", [.. Enum.GetValues<VerdictConfidence>().Select(confidence => confidence.Id())]);

    public void AddTo(Command command)
    {
        command.Add(_failOn);
        command.Add(_minSeverity);
        command.Add(_minConfidence);
    }

    /// <summary>The value of <c>--fail-on</c>; null when not given.</summary>
    public string? FailOn(ParseResult arguments) => arguments.GetValue(_failOn);

    /// <summary>The gate for a result.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="result">The result, compared.</param>
    /// <param name="stale">Entries of the baseline that match nothing any more.</param>
    /// <param name="failsOnStale">Whether they fail the check.</param>
    /// <param name="inputs">What the check goes by beside the metadata.</param>
    public Gate Gate(ParseResult arguments, AssessmentResult result, int stale, bool failsOnStale, ImmutableArray<GateInput> inputs) => new(
        result,
        EnumIds.Find<Impact>(arguments.GetValue(_failOn) ?? result.Org.Configuration.FailOn?.Name ?? Impact.Blocker.Id()),
        EnumIds.Find<Impact>(arguments.GetValue(_minSeverity)) ?? Impact.Note,
        EnumIds.Find<VerdictConfidence>(arguments.GetValue(_minConfidence)) ?? VerdictConfidence.Low)
    {
        Inputs = inputs,
        Stale = stale,
        FailsOnStale = failsOnStale,
    };

    private static Option<string?> OneOf(string name, string description, string[] values) =>
        SharedOptions.OneOf(new Option<string?>(name) { Description = description, HelpName = string.Join('|', values) }, values);
}
