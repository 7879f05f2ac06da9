namespace MetadataAnalyzer.Reporting.Redacting;

/// <summary>Where a name is taken for that name.</summary>
internal enum NameUse
{
    /// <summary>Wherever it stands, in any case.</summary>
    Anywhere,

    /// <summary>Wherever it stands in its own case and, in any case, where it stands as a name: an ordinary word such as <c>Integration</c>.</summary>
    SameCase,

    /// <summary>Only where it stands as a name, between quotes or as a whole value: an alias such as <c>api</c>, a single letter.</summary>
    AsName,
}
