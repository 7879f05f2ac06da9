using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Reporting.Document.Sections;

/// <summary>The products that integrations use, with what their makers and others say about the licence.</summary>
internal static class ApplicationsSection
{
    public static ReportSection Build(ReportModel model)
    {
        var known = model.Products.SelectMany(used => used.Users).SelectMany(user => user.Use.Signs).Select(sign => sign.Shown)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = model.Concerned.SelectMany(assessed => assessed.Subject.Applications).Where(name => !known.Contains(name))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        return new("applications", "By application",
        [
            .. model.Products.IsEmpty
                ? [new ParagraphBlock("No application in use is a product of the catalogue or of the configuration.")]
                : new Block[]
                {
                    new ParagraphBlock("Products that the integrations use, with what their makers and others say about the licence, "
                        + "newest first. A statement of support is not one of the platform: what a maker refuses may work, and what it "
                        + "confirms still rests on the rights."),
                    Table(model),
                },
            .. others.Count == 0
                ? Array.Empty<Block>()
                : [Inline.Names($"{Words.Count(others.Count, "application")} of which no statement is known", others, "sign-ins.csv")],
        ]);
    }

    private static TableBlock Table(ReportModel model) => new(
        [
            new("Application", Width: 1.1), new("Product", Width: 1.2), new("What is said, since when, where", Width: 3.6),
            new("Subjects", Width: 1.3),
        ],
        [
            .. model.Products.Select(used => TableRow.Of(
                RichText.Join(Span.Break, used.Applications.Select(name => (RichText)name)),
                RichText.Of($"{used.Product.Name}{Span.Break}{Span.Quiet(used.Product.Vendor)}"),
                RichText.Join(Span.Break, Statements(used)),
                RichText.Join(Span.Break, used.Users.Select(user => User(user, model))))),
        ])
    {
        Caption = "Products by application",
        IsCompact = true,
    };

    private static IEnumerable<RichText> Statements(UsedProduct used)
    {
        if (used.Product.IsContested)
        {
            yield return Span.Strong("The statements contradict each other.");
        }

        foreach (var statement in used.Product.Statements)
        {
            yield return RichText.Of($"{Span.Strong(VendorWords.Stance(statement.Stance))}, {statement.Speaker}, "
                + $"{statement.When}: {VendorWords.Text(statement)} {Span.Quiet(VendorWords.Source(statement))}");
        }

        foreach (var overrule in used.Users.Select(user => user.Use.Overrule).OfType<Configuration.VendorOverrule>().Distinct())
        {
            var last = overrule.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return RichText.Of($"{Span.Strong("Overruled")} until {last} by {overrule.Owner}: {overrule.Reason}");
        }
    }

    private static RichText User(ProductUser user, ReportModel model)
    {
        ImmutableArray<Subject> subject = [user.Assessed.Subject];
        return user.Use.IsSure
            ? Inline.Subjects(subject, model)
            : RichText.Of($"{Inline.Subjects(subject, model)} {Span.Quiet("perhaps")}");
    }
}
