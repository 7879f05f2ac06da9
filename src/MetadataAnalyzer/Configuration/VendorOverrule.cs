using System.Globalization;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Configuration;

/// <summary>
/// A decision of the org's own against what is said about a product: until its last day the findings on the product are notes.
/// </summary>
/// <param name="Vendor">Id of the product, or the name of the maker, which means all its products.</param>
/// <param name="Reason">The reason of the decision.</param>
/// <param name="Owner">Who decided.</param>
/// <param name="Expires">The last day on which it holds.</param>
/// <param name="Location">The entry in the configuration file.</param>
public sealed record VendorOverrule(string Vendor, string Reason, string Owner, DateOnly Expires, Location Location)
{
    internal static readonly string[] Keys = ["vendor", "reason", "owner", "expires"];

    /// <summary>Whether the last day is past; false when <paramref name="asOf"/> is not known.</summary>
    public bool IsExpired(DateOnly? asOf) => Expires < asOf;

    /// <summary>The entry in one line, as <c>config show</c> prints it.</summary>
    internal string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{Vendor}; expires {Expires:yyyy-MM-dd}; owner {Owner}; reason {Reason}");

    /// <exception cref="YamlFileException">The entry has an unknown key, lacks one or has a value that cannot be used.</exception>
    internal static VendorOverrule Read(YamlMapping entry)
    {
        entry.Only(Keys);
        var (line, column) = entry.Start;
        return new(
            NotBlank(entry, "vendor"), NotBlank(entry, "reason"), NotBlank(entry, "owner"),
            entry.DayOrNull("expires") ?? throw entry.Error($"'{entry.Name}' needs 'expires', the last day on which it holds"),
            new(entry.File, line, column));
    }

    private static string NotBlank(YamlMapping entry, string key) =>
        entry.Text(key).Trim() is { Length: > 0 } text ? text : throw entry.Error($"'{key}' is empty", key);
}
