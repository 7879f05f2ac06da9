using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>Who is an integration: weighted signals, thresholds and name patterns. Scoring is the reader's.</summary>
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
            throw thresholds.Error("thresholds must rise: possible, without_fact_at_most, integration; otherwise a name alone makes an integration");
        }

        Signals = [.. file.Map("signals").Entries.Select(entry => ReadSignal(entry, sources))];
        _signals = Signals.ToDictionary(signal => signal.Id, StringComparer.Ordinal);
        var words = file.Map("words");
        Patterns = [.. file.Items("patterns").Select(entry => ReadPattern(entry, words))];
    }

    /// <summary>From this confidence on a subject is an integration.</summary>
    public decimal IntegrationAtLeast { get; }

    /// <summary>From this confidence on a subject is possibly an integration.</summary>
    public decimal PossibleAtLeast { get; }

    /// <summary>The most a subject can reach without any <see cref="SignalKind.Fact"/>: names alone never say more than "possible".</summary>
    public decimal WithoutFactAtMost { get; }

    /// <summary>In the order of the file: strongest first within a kind.</summary>
    public ImmutableArray<DetectionSignal> Signals { get; }

    public ImmutableArray<NamePattern> Patterns { get; }

    /// <summary>The signal with this id.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such signal.</exception>
    public DetectionSignal Signal(string id) => _signals[id];

    /// <summary>The first pattern for <paramref name="target"/> that matches, with the word that did; null when none does.</summary>
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
        var signal = new DetectionSignal(entry.Name, entry.Word<SignalKind>("kind"), entry.Number("weight"), entry.Text("description"), sources.Of(entry));
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
