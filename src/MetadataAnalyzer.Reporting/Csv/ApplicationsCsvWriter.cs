using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Csv;

/// <summary>
/// <c>applications.csv</c>: what is said about the products in use. It has a row for each statement and each subject that uses the product
/// or may use it.
/// </summary>
internal static class ApplicationsCsvWriter
{
    private static readonly string[] Header =
    [
        "Applications", "Vendor", "Product", "Id", "Stance", "By", "Says", "Condition", "Date", "Read", "Title", "Url", "Subject",
        "Verdict", "Sure", "OverruledUntil", "Path", "Line",
    ];

    public static void Write(ReportModel model, Stream stream) => SafeCsv.Write(
        stream,
        Header,
        from used in model.Products
        from statement in used.Product.Statements
        from user in used.Users
        select (used.Product, statement, user),
        row => ToRow(row.Product, row.statement, row.user));

    private static string?[] ToRow(VendorProduct product, VendorStatement statement, ProductUser user) =>
    [
        SafeCsv.Join(user.Use.Signs.Select(sign => sign.Shown).Distinct(StringComparer.OrdinalIgnoreCase)),
        product.Vendor,
        product.Name,
        product.Id,
        statement.Stance.Id(),
        statement.By.Id(),
        statement.Says,
        statement.Condition,
        statement.Published,
        statement.ReadOn?.ToString("yyyy-MM-dd"),
        statement.Title,
        statement.Url,
        user.Assessed.Subject.Name,
        VerdictText.Of(user.Assessed.Verdict).Id,
        SafeCsv.Flag(user.Use.IsSure),
        user.Use.Overrule?.Expires.ToString("yyyy-MM-dd"),
        user.Use.Sign.Location.Path,
        SafeCsv.Place(user.Use.Sign.Location.Line),
    ];
}
