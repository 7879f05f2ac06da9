using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>The messages of the platform that matter to the dry-run probe.</summary>
public sealed class ProbeMessages
{
    internal ProbeMessages(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("too_much", "source");
        _ = sources.Of(entry);
        TooMuch = entry.List("too_much");
    }

    /// <summary>Words of a message that says that a call was too large.</summary>
    public ImmutableArray<string> TooMuch { get; }
}
