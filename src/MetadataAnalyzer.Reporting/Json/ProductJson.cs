using System.Text.Json;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Reporting.Json;

/// <summary>Products and what is said about them, as the key <c>applications</c> and the list of <c>vendors</c> have them.</summary>
public static class ProductJson
{
    /// <summary>The products that the subjects of a report use, with the subjects.</summary>
    internal static void WriteUsed(Utf8JsonWriter json, ReportModel model) => json.WriteArray("applications", model.Products, used =>
    {
        WriteProduct(json, used.Product);
        json.WriteArray("uses", used.Users, user =>
        {
            json.WriteString("subject", user.Assessed.Subject.Name);
            json.WriteStrings("applications", user.Use.Signs.Select(sign => sign.Shown).Distinct(StringComparer.OrdinalIgnoreCase));
            json.WriteBoolean("sure", user.Use.IsSure);
            json.WriteLocation("location", user.Use.Sign.Location);
            if (user.Use.Overrule is not { } overrule)
            {
                json.WriteNull("overruled");
                return;
            }

            json.WriteObject("overruled", () =>
            {
                json.WriteString("reason", overrule.Reason);
                json.WriteString("owner", overrule.Owner);
                json.WriteString("expires", overrule.Expires.ToString("yyyy-MM-dd"));
            });
        });
    });

    /// <summary>The keys of a product, inside its object.</summary>
    public static void WriteProduct(Utf8JsonWriter json, VendorProduct product)
    {
        json.WriteString("id", product.Id);
        json.WriteString("vendor", product.Vendor);
        json.WriteString("product", product.Name);
        json.WriteString("stance", product.Stance.Id());
        json.WriteBoolean("contested", product.IsContested);
        json.WriteArray("statements", product.Statements, statement =>
        {
            json.WriteString("stance", statement.Stance.Id());
            json.WriteString("by", statement.By.Id());
            json.WriteString("says", statement.Says);
            json.WriteString("condition", statement.Condition);
            json.WriteString("title", statement.Title);
            json.WriteString("url", statement.Url);
            json.WriteString("date", statement.Published);
            json.WriteString("read", statement.ReadOn?.ToString("yyyy-MM-dd"));
        });
    }
}
