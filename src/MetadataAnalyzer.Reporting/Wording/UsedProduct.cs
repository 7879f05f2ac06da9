using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>A product with the subjects that use it or may use it.</summary>
/// <param name="Product">The product.</param>
/// <param name="Users">Candidate, migrated and dormant subjects, sorted by name; never empty.</param>
public sealed record UsedProduct(VendorProduct Product, ImmutableArray<ProductUser> Users)
{
    /// <summary>Names of the apps that show it, and the words for rights in its package; sorted.</summary>
    public IEnumerable<string> Applications => Users.SelectMany(user => user.Use.Signs).Select(sign => sign.Shown)
        .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);

    /// <summary>The products of some subjects: those that refuse the licence first, then by name.</summary>
    public static ImmutableArray<UsedProduct> Of(IEnumerable<AssessedSubject> subjects) =>
    [
        .. subjects.SelectMany(assessed => assessed.Subject.VendorUses.Select(use => new ProductUser(assessed, use)))
            .GroupBy(user => user.Use.Product)
            .Select(product => new UsedProduct(product.Key, [.. product]))
            .OrderByDescending(used => used.Product.Stance)
            .ThenBy(used => used.Product.DisplayName, StringComparer.Ordinal)
            .ThenBy(used => used.Product.Id, StringComparer.Ordinal),
    ];
}

/// <summary>A subject that uses a product or may use it.</summary>
/// <param name="Assessed">The subject.</param>
/// <param name="Use">What shows the use.</param>
public sealed record ProductUser(AssessedSubject Assessed, VendorUse Use);
