using System.Diagnostics.CodeAnalysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// Whether the integration licence, with its permission set licence, can hold something: the org's own row first, then the catalogue, else
/// unknown.
/// </summary>
public sealed class LicenseCapabilities
{
    private const string ColumnPrefix = "MaximumPermissions";

    private readonly Dictionary<string, bool>? _row;
    private readonly string _rowPlace;

    /// <param name="catalogue">What is known of every org.</param>
    /// <param name="capabilityRow">The org's own row of the permission set licence: permission (with or without the prefix
    /// <c>MaximumPermissions</c>, any case) → whether it can be granted; null when no export gives it.</param>
    /// <param name="capabilityRowPlace">Where the row is, for people: "permission-set-licenses, row 2".</param>
    public LicenseCapabilities(LicenseCatalogue catalogue, IReadOnlyDictionary<string, bool>? capabilityRow, string? capabilityRowPlace)
    {
        Catalogue = catalogue;
        _row = capabilityRow?
            .GroupBy(pair => WithoutPrefix(pair.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First().Value, StringComparer.OrdinalIgnoreCase);
        _rowPlace = capabilityRowPlace ?? "permission-set-licenses";
    }

    public bool HasCapabilityRow => _row is not null;

    public LicenseCatalogue Catalogue { get; }

    /// <summary>Whether the user permission with this API name can be held.</summary>
    public Carriage UserPermission(string apiName)
    {
        var entry = Catalogue.FindPermission(apiName);

        // The row describes the permission set licence; what the profile carries is not in its power.
        if (entry is { CarriedBy: "profile" })
        {
            return new Carriage(CarriageStatus.Allowed, "the API-only profile carries it", entry.Source);
        }

        var name = entry?.Name ?? apiName;
        if (_row is not null && _row.TryGetValue(name, out var isCarried))
        {
            var evidence = $"the org's own record of the permission set licence ({_rowPlace}) says {ColumnPrefix}{name} = {(isCarried ? "true" : "false")}";
            return new Carriage(isCarried ? CarriageStatus.Allowed : CarriageStatus.Blocked, evidence, Source: null);
        }

        if (entry is { CarriedBy: "psl" })
        {
            return new Carriage(CarriageStatus.Allowed, $"a permission set on the permission set licence has it: {entry.Source.Title}", entry.Source);
        }

        var gap = _row is null ? "no record of the org's permission set licence is given" : $"the org's own record of the permission set licence ({_rowPlace}) has no column {ColumnPrefix}{name}";
        return entry is null
            ? new Carriage(CarriageStatus.Unknown, $"{gap}, and the catalogue does not list {name}", Source: null)
            : new Carriage(CarriageStatus.Unknown, $"{gap}, and no public evidence shows that the licence carries it", entry.Source);
    }

    /// <summary>Whether these rights on the object with this API name can be held.</summary>
    /// <param name="apiName">API name of the object.</param>
    /// <param name="rights">The rights asked for; <see cref="AccessRights.None"/> asks about the object as such.</param>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "An object is Salesforce's own word")]
    public Carriage Object(string apiName, AccessRights rights) => new ObjectQuestion(this, rights).Answer(apiName);

    private static string WithoutPrefix(string column)
        => column.StartsWith(ColumnPrefix, StringComparison.OrdinalIgnoreCase) ? column[ColumnPrefix.Length..] : column;
}
