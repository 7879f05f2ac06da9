using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>A product that signs in to orgs.</summary>
/// <param name="Id">Its key, such as <c>example-sync</c>.</param>
/// <param name="Vendor">Its maker.</param>
/// <param name="Name">Its name.</param>
public sealed record VendorProduct(string Id, string Vendor, string Name)
{
    internal static readonly string[] Keys =
    [
        "vendor", "product", "apps", "namespaces", "unsure-apps", "unsure-namespaces", "permissions", "objects", "data", "sign-in",
        "statements",
    ];

    /// <summary>The names by which metadata and exports show it.</summary>
    public required ImmutableArray<VendorName> Names { get; init; }

    /// <summary>User permissions that it needs, by API name.</summary>
    public required ImmutableArray<string> Permissions { get; init; }

    /// <summary>Rights on objects that every use of it needs.</summary>
    public required ImmutableSortedDictionary<string, AccessRights> Objects { get; init; }

    /// <summary>Further needs in words; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>How it signs in, in the words of its maker; null when not given.</summary>
    public string? SignIn { get; init; }

    /// <summary>The statements about it, newest first; at least one.</summary>
    public required ImmutableArray<VendorStatement> Statements { get; init; }

    /// <summary>The entry in its file.</summary>
    public required Location Location { get; init; }

    /// <summary>The stance of the statement that weighs most: a refusal, else a condition, else a confirmation.</summary>
    public VendorStance Stance => Statements.Max(statement => statement.Stance);

    /// <summary>Whether one statement refuses the licence and another does not.</summary>
    public bool IsContested => Stance == VendorStance.Refuses
        && Statements.Any(statement => statement.Stance is VendorStance.Confirms or VendorStance.Conditions);

    /// <summary>Whether its maker states that it works on the licence, and no statement says otherwise or sets a condition.</summary>
    public bool IsConfirmedByMaker => Stance == VendorStance.Confirms
        && Statements.Any(statement => statement is { Stance: VendorStance.Confirms, By: VendorSpeaker.Vendor });

    /// <summary>Its name, with its maker where the name does not say it.</summary>
    public string DisplayName => Name.Contains(Vendor, StringComparison.OrdinalIgnoreCase) ? Name : $"{Name} ({Vendor})";

    /// <summary>The products of a mapping, by id.</summary>
    /// <exception cref="YamlFileException">An entry lacks a part or has a value that cannot be used.</exception>
    internal static IEnumerable<VendorProduct> ReadAll(YamlMapping vendors) => vendors.Entries.Select(Read);

    private static VendorProduct Read(YamlMapping entry)
    {
        entry.Only(Keys);
        var (line, column) = entry.Start;
        ImmutableArray<VendorStatement> statements =
        [
            .. entry.Items("statements").Select(VendorStatement.Read)
                .OrderByDescending(statement => statement.Date, StringComparer.Ordinal),
        ];
        return new(entry.Name, entry.Text("vendor"), entry.Text("product"))
        {
            Names =
            [
                .. ReadNames(entry, "apps", VendorNameKind.Application, isSure: true),
                .. ReadNames(entry, "namespaces", VendorNameKind.Package, isSure: true),
                .. ReadNames(entry, "unsure-apps", VendorNameKind.Application, isSure: false),
                .. ReadNames(entry, "unsure-namespaces", VendorNameKind.Package, isSure: false),
            ],
            Permissions = entry.List("permissions"),
            Objects = entry.Has("objects") ? ReadObjects(entry.Map("objects")) : ImmutableSortedDictionary<string, AccessRights>.Empty,
            Data = entry.TextOrNull("data"),
            SignIn = entry.TextOrNull("sign-in"),
            Statements = statements.IsEmpty ? throw entry.Error($"'{entry.Name}' needs a statement", "statements") : statements,
            Location = new(entry.File, line, column),
        };
    }

    private static IEnumerable<VendorName> ReadNames(YamlMapping entry, string key, VendorNameKind kind, bool isSure) =>
        entry.List(key).Select(text => text.Trim().Length > 0
            ? new VendorName(text.Trim(), kind, isSure)
            : throw entry.Error($"'{key}' holds an empty name", key));

    private static ImmutableSortedDictionary<string, AccessRights> ReadObjects(YamlMapping objects) => objects.Keys
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToImmutableSortedDictionary(
            name => name,
            name => objects.List(name).Aggregate(AccessRights.None, (all, word) => all | objects.ParseWord<AccessRights>(name, word)),
            StringComparer.Ordinal);
}

/// <summary>A name by which metadata and exports show a product.</summary>
/// <param name="Text">The name; it is compared as a whole, in any case.</param>
/// <param name="Kind">What it names.</param>
/// <param name="IsSure">Whether public metadata shows that it is the product's; otherwise any app may have it.</param>
public readonly record struct VendorName(string Text, VendorNameKind Kind, bool IsSure);

/// <summary>The kinds of names of a product.</summary>
public enum VendorNameKind
{
    /// <summary>Label or API name of an app; the application of a login or a token.</summary>
    Application,

    /// <summary>The namespace of a managed package.</summary>
    Package,
}
