namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The values the platform takes for true and false, in any case.</summary>
internal static class XmlBoolean
{
    /// <returns>Null when the text is neither.</returns>
    public static bool? Parse(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "1" => true,
        "0" => false,
        _ when text.Equals("true", StringComparison.OrdinalIgnoreCase) => true,
        _ when text.Equals("false", StringComparison.OrdinalIgnoreCase) => false,
        _ => null,
    };
}
