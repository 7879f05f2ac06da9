using System.CommandLine;
using System.Text;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>vendors</c>: lists every product of the catalogue and the configuration with what is said about it.</summary>
internal static class VendorsVerb
{
    public static Command Create(VerbContext context)
    {
        var options = new ConfigurationOptions("adds products", "the catalogue's products alone");
        var format = SharedOptions.OneOf(
            new Option<string>("--format") { Description = "text or json", HelpName = "FORMAT", DefaultValueFactory = _ => "text" },
            "text", "json");
        var command = new Command("vendors", "List the products whose makers, or others, say whether they work on the integration licence")
        {
            format,
        };
        options.AddTo(command);
        command.SetAction(arguments =>
            Run(context, options.ReadVendors(arguments, context), asJson: arguments.GetValue(format) == "json"));
        return command;
    }

    private static int Run(VerbContext context, VendorCatalogue vendors, bool asJson)
    {
        if (asJson)
        {
            using var stream = new MemoryStream();
            JsonOutput.WriteList(stream, vendors.Products, ProductJson.WriteProduct);
            context.Terminal.Raw(Encoding.UTF8.GetString(stream.ToArray()));
            return ExitCode.Done;
        }

        var width = vendors.Products.Max(product => product.Id.Length);
        foreach (var stance in vendors.Products.GroupBy(product => product.Stance).OrderByDescending(group => group.Key))
        {
            context.Terminal.Line(VendorWords.Stance(stance.Key));
            foreach (var product in stance)
            {
                context.Terminal.Paragraph(
                    $"  {product.Id.PadRight(width)}  ",
                    $"{product.DisplayName}, {product.Statements[0].When}"
                        + (product.IsContested ? "; statements contradict each other" : ""));
            }
        }

        context.Terminal.Line();
        context.Terminal.Line($"'{ToolInfo.Command} explain vendor:ID' prints what is said about a product, and where");
        return ExitCode.Done;
    }
}
