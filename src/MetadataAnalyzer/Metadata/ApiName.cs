namespace MetadataAnalyzer.Metadata;

/// <summary>
/// The comparison of API names and of names in Apex, SOQL and formulas: ignoring case, as the platform does. Names of users, licences and
/// files are no API names.
/// </summary>
public static class ApiName
{
    /// <summary>For parts of a name: <c>name.EndsWith("__c", ApiName.Comparison)</c>.</summary>
    public const StringComparison Comparison = StringComparison.OrdinalIgnoreCase;

    /// <summary>For sets and dictionaries of names.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether both are the same name.</summary>
    public static bool Same(string? name, string? other) => string.Equals(name, other, Comparison);
}
