using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>A product explained in a terminal of 80 columns: how it is recognised, what it needs, what is said about it.</summary>
internal static class VendorExplanation
{
    private const string Indent = "  ";

    private const string Deeper = "      ";

    /// <summary>The lines of the explanation; those of the headings, and no others, begin at the left edge.</summary>
    public static IEnumerable<string> Of(VendorProduct product) =>
    [
        .. PlainText.Wrap($"{product.Id}: {product.DisplayName}", "", ""),
        .. Section("What is said, newest first", product.Statements.SelectMany(Statement)),
        .. Section("Recognised by", Names(product)),
        .. Section("Needs", Needs(product)),
        .. product.SignIn is { } signIn ? Section("Signs in by", PlainText.Wrap(signIn, Indent, Indent)) : [],
    ];

    private static IEnumerable<string> Statement(VendorStatement statement) =>
    [
        .. PlainText.Wrap(
            $"{VendorWords.Stance(statement.Stance)}, {statement.Speaker}, {statement.When}: {VendorWords.Text(statement)}",
            Indent, Deeper),
        .. PlainText.Wrap(VendorWords.Source(statement), Deeper, Deeper),
    ];

    private static IEnumerable<string> Names(VendorProduct product) => product.Names.IsEmpty
        ? [$"{Indent}no name that metadata or exports show"]
        : product.Names.SelectMany(name => PlainText.Wrap(
            $"{(name.Kind == VendorNameKind.Package ? "package" : "app")} {name.Text}"
                + (name.IsSure ? "" : ", which alone is not enough: any app may have the name"),
            Indent, Deeper));

    private static IEnumerable<string> Needs(VendorProduct product)
    {
        string[] needs =
        [
            .. product.Permissions, .. product.Objects.Select(entry => $"{entry.Key} ({entry.Value.Describe()})"),
        ];
        return needs.Length == 0 && product.Data is null
            ? [$"{Indent}nothing that the sources name"]
            : PlainText.Wrap(string.Join(", ", needs), Indent, Indent).Concat(PlainText.Wrap(product.Data ?? "", Indent, Indent));
    }

    private static IEnumerable<string> Section(string heading, IEnumerable<string> lines) => ["", heading, .. lines];
}
