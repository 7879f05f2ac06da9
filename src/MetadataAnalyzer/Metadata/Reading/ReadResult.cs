namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>What reading one component definition gave.</summary>
/// <param name="Component">The component; null when it cannot be read or is only counted.</param>
/// <param name="Inner">Components inside its file.</param>
/// <param name="Unreadable">Its files that cannot be read.</param>
/// <param name="References">What its files name.</param>
/// <param name="Duplicates">What of its files is another version of the component and was left out.</param>
internal sealed record ReadResult(
    MetadataComponent? Component, IReadOnlyList<(ComponentEntry Entry, MetadataComponent? Component)> Inner, IReadOnlyList<UnreadableFile> Unreadable,
    IReadOnlyList<Reference> References, IReadOnlyList<DuplicateComponent> Duplicates);
