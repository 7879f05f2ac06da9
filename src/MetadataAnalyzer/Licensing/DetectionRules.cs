using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>detection.yml</c>: the signals of an integration with their weights, thresholds, and name patterns.</summary>
public sealed class DetectionRules
{
    private readonly Dictionary<string, DetectionSignal> _signals;

    internal DetectionRules(YamlMapping file, CatalogueSources sources)
    {
        file.Only("thresholds", "signals", "words", "patterns");
        var thresholds = file.Map("thresholds");
        thresholds.Only("integration", "possible", "without_fact_at_most");
        IntegrationAtLeast = thresholds.Number("integration");
        PossibleAtLeast = thresholds.Number("possible");
        WithoutFactAtMost = thresholds.Number("without_fact_at_most");
        if (!(PossibleAtLeast <= WithoutFactAtMost && WithoutFactAtMost < IntegrationAtLeast))
        {
            throw thresholds.Error(
                "thresholds must rise: possible, without_fact_at_most, integration; otherwise a name alone makes an integration");
        }

        Signals = [.. file.Map("signals").Entries.Select(entry => ReadSignal(entry, sources))];
        _signals = Signals.ToDictionary(signal => signal.Id, StringComparer.Ordinal);
        var words = file.Map("words");
        Patterns = [.. file.Items("patterns").Select(entry => ReadPattern(entry, words))];
    }

    /// <summary>The lowest confidence of an integration.</summary>
    public decimal IntegrationAtLeast { get; }

    /// <summary>The lowest confidence of a possible integration.</summary>
    public decimal PossibleAtLeast { get; }

    /// <summary>The highest confidence without a <see cref="SignalKind.Fact"/>: names alone show a possible integration at most.</summary>
    public decimal WithoutFactAtMost { get; }

    /// <summary>The signals in the order of the file, the strongest of a kind first.</summary>
    public ImmutableArray<DetectionSignal> Signals { get; }

    public ImmutableArray<NamePattern> Patterns { get; }

    /// <summary>The signal with this id.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such signal.</exception>
    public DetectionSignal Signal(string id) => _signals[id];

    /// <summary>
    /// The signal of the first pattern for <paramref name="target"/> that matches, and the matching word; null when none matches.
    /// </summary>
    public (DetectionSignal Signal, string Word)? MatchName(NameTarget target, string value)
    {
        foreach (var pattern in Patterns)
        {
            if (pattern.Target == target && pattern.Match(value) is { } word)
            {
                return (Signal(pattern.Signal), word);
            }
        }

        return null;
    }

    private static DetectionSignal ReadSignal(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("kind", "weight", "description", "source");
        var signal = new DetectionSignal(
            entry.Name, entry.Word<SignalKind>("kind"), entry.Number("weight"), entry.Text("description"), sources.Of(entry));
        return signal.Kind == SignalKind.Against == signal.Weight < 0 && signal.Weight is >= -1 and <= 1
            ? signal
            : throw entry.Error("a weight lies between 0 and 1, and between -1 and 0 for a signal against", "weight");
    }

    private NamePattern ReadPattern(YamlMapping entry, YamlMapping words)
    {
        entry.Only("target", "signal", "words", "except");
        if (!_signals.ContainsKey(entry.Text("signal")))
        {
            throw entry.Error($"'{entry.Text("signal")}' is no signal; add it to 'signals' above", "signal");
        }

        return words.Has(entry.Text("words"))
            ? new NamePattern(entry.Word<NameTarget>("target"), entry.Text("signal"), words.List(entry.Text("words")), entry.List("except"))
            : throw entry.Error($"'{entry.Text("words")}' is no list of 'words' above", "words");
    }
}

/// <summary>A signal that a subject is an integration, or that it is a person.</summary>
/// <param name="Id">Its key in <c>detection.yml</c>.</param>
/// <param name="Kind">The kind of evidence.</param>
/// <param name="Weight">The amount that it adds to the confidence.</param>
/// <param name="Description">A predicate of the subject: "is the run-as user of an app's client-credentials flow".</param>
/// <param name="Source">The source.</param>
public sealed record DetectionSignal(string Id, SignalKind Kind, decimal Weight, string Description, EvidenceSource Source);

/// <summary>The kind of evidence of a detection signal.</summary>
public enum SignalKind
{
    /// <summary>Behaviour or configuration that only makes sense for an integration.</summary>
    Fact,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A circumstance that fits an integration, and many people.</summary>
    Circumstance,

    /// <summary>A sign of a person. Its weight is negative.</summary>
    Against,
}
