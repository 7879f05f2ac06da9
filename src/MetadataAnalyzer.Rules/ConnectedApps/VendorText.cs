using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>A product in messages: what shows it, what is said about it, and what would settle it.</summary>
internal static class VendorText
{
    /// <summary>The place of the strongest sign.</summary>
    public static Evidence Place(VendorUse use) => use.Sign.App is { } app
        ? Evidence.Of(app, use.Sign.Location, use.Product.Id)
        : new() { Location = use.Sign.Location, Element = use.Product.Id };

    /// <summary>
    /// The impact of a finding: that of its rule where it is known to be this product, else a note, and a note too while the org overrules
    /// what is said about it.
    /// </summary>
    public static Impact ImpactOf(VendorUse use, Impact impact) => use is { IsSure: true, Overrule: null } ? impact : Impact.Note;

    /// <summary>The subject and the product: <c>'sync@example.com' connects with 'Orders', which is Order Sync</c>.</summary>
    public static string Use(Subject subject, VendorUse use)
    {
        var product = use.Product;
        if (use.Sign.IsUsed && string.Equals(use.Sign.Shown, product.Name, StringComparison.OrdinalIgnoreCase))
        {
            return use.IsSure
                ? $"'{subject.Name}' connects with {product.DisplayName}"
                : $"'{subject.Name}' connects with '{use.Sign.Shown}', which may be the product of {product.Vendor}";
        }

        var verb = (use.Sign.IsUsed, use.Sign.App, use.Sign.Name.Kind) switch
        {
            (false, null, VendorNameKind.Package) => $"has {use.Sign.Shown}",
            (false, _, _) => $"may connect with '{use.Sign.Shown}'",
            _ => $"connects with '{use.Sign.Shown}'",
        };
        return $"'{subject.Name}' {verb}, which {(use.IsSure ? "is" : "may be")} {product.DisplayName}";
    }

    /// <summary>The statements of some stances, newest first.</summary>
    public static string Statements(VendorProduct product, params ReadOnlySpan<VendorStance> stances)
    {
        var shown = new List<string>();
        foreach (var statement in product.Statements)
        {
            if (stances.Contains(statement.Stance))
            {
                shown.Add($"{statement.Speaker} says ({statement.When}): \"{statement.Says.TrimEnd('.')}\"");
            }
        }

        return string.Join("; ", shown);
    }

    /// <summary>The conditions that are set, newest first.</summary>
    public static string Conditions(VendorProduct product) => string.Join("; ", product.Statements
        .Where(statement => statement.Stance == VendorStance.Conditions)
        .Select(statement => $"{statement.Speaker} asks ({statement.When}): \"{statement.Condition!.TrimEnd('.')}\""));

    /// <summary>What to do: settle which product it is, follow the org's own decision, or the advice.</summary>
    public static string Advice(VendorUse use, string advice) =>
        use.Overrule is { } overrule
            ? $"{overrule.Owner} overrules it until {overrule.Expires:yyyy-MM-dd}: {overrule.Reason}"
            : use.IsSure ? advice
            : "The name alone does not show it: find out which product it is";
}
