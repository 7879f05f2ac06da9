using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Configuration;

/// <summary>The keys of the group <c>vendors</c>: the makers of products.</summary>
internal static class VendorKeys
{
    public static ConfigurationKey<ImmutableArray<VendorProduct>> Add { get; } = new("vendors.add", [])
    {
        Meaning = "Products and what their makers say about the licence, by id, in the form of rules/catalogue/vendors.yml; "
            + "one with an id of that file replaces its product.",
        Shape = """
            {
              "type": "object",
              "additionalProperties": { "$ref": "#/definitions/product" },
              "description": "$meaning"
            }
            """,
        Absent = "the catalogue's alone",
        Sketch = """
            # What makers of products say about the licence, besides those that 'vendors' lists, in the form of the catalogue:
            # add:
            #   our-sync:
            #     vendor: Example Works
            #     product: Our Sync
            #     apps: [Our Sync]
            #     statements:
            #       - {stance: confirms, by: vendor, says: It works., title: their mail, read: 2026-11-20}
            # Statements that the org's own test refuted, until a day, each with vendor, reason, owner and expires:
            overrule: []
            """,
        Read = (node, key) => [.. VendorProduct.ReadAll(node.Map(key)).OrderBy(product => product.Id, StringComparer.Ordinal)],
        Joined = (own, below) => [.. own.Concat(below).DistinctBy(product => product.Id, StringComparer.OrdinalIgnoreCase)
            .OrderBy(product => product.Id, StringComparer.Ordinal)],
        Shown = (key, products, _) =>
            products.Select(product => new ConfiguredEntry($"{key}.{product.Id}", product.DisplayName, product.Location)),
    };

    public static ConfigurationKey<ImmutableArray<VendorOverrule>> Overrule { get; } = new("vendors.overrule", [])
    {
        Meaning = "Decisions against what is said about a product: until the day the findings on it are notes.",
        Shape = """
            {
              "type": "array",
              "items": { "$ref": "#/definitions/overrule" },
              "description": "$meaning"
            }
            """,
        Absent = "no statement is overruled",
        Read = (node, key) => [.. node.Items(key).Select(VendorOverrule.Read)],
        Joined = (own, below) => [.. below.Concat(own).Distinct()],
        Shown = (key, entries, _) => entries.Select(entry => new ConfiguredEntry(key, entry.Describe(), entry.Location)),
    };
}
