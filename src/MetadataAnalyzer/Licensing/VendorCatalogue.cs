using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>
/// <c>vendors.yml</c>: products that sign in to orgs, and what their makers and others say about the integration licence.
/// </summary>
public sealed class VendorCatalogue
{
    private readonly Dictionary<string, VendorProduct> _byId;
    private readonly ILookup<(VendorNameKind Kind, string Text), (VendorProduct Product, VendorName Name)> _byName;

    internal VendorCatalogue(YamlMapping file)
        : this(Read(file))
    {
    }

    private VendorCatalogue(IEnumerable<VendorProduct> products)
    {
        Products = [.. products.OrderBy(product => product.Id, StringComparer.Ordinal)];
        _byId = Products.ToDictionary(product => product.Id, StringComparer.OrdinalIgnoreCase);
        _byName = Products.SelectMany(product => product.Names.Select(name => (Product: product, Name: name)))
            .ToLookup(entry => (entry.Name.Kind, entry.Name.Text.ToUpperInvariant()));
    }

    /// <summary>All products, by id.</summary>
    public ImmutableArray<VendorProduct> Products { get; }

    /// <summary>This catalogue with further products; one with the id of a product of this catalogue replaces it.</summary>
    public VendorCatalogue With(ImmutableArray<VendorProduct> others) => others.IsEmpty
        ? this
        : new(others.Concat(Products).DistinctBy(product => product.Id, StringComparer.OrdinalIgnoreCase));

    /// <summary>
    /// The product with that id in any case; else all products of the vendor of that name, or with that name; empty for none.
    /// </summary>
    public ImmutableArray<VendorProduct> Find(string name)
    {
        var trimmed = name.Trim();
        return _byId.TryGetValue(trimmed, out var product)
            ? [product]
            : [.. Products.Where(candidate => string.Equals(candidate.Vendor, trimmed, StringComparison.OrdinalIgnoreCase)
                || string.Equals(candidate.Name, trimmed, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>The products with a name, which is compared as a whole and in any case, each with the name as it has it.</summary>
    public IEnumerable<(VendorProduct Product, VendorName Name)> Named(VendorNameKind kind, string text) =>
        _byName[(kind, text.ToUpperInvariant())];

    private static IEnumerable<VendorProduct> Read(YamlMapping file)
    {
        file.Only("vendors");
        return VendorProduct.ReadAll(file.Map("vendors"));
    }
}
