using System.CommandLine;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>
/// <c>explain ID…</c>: what rules look at, why, what to do, and on what grounds; <c>explain vendor:NAME</c>: what is said about
/// a product.
/// </summary>
internal static class ExplainVerb
{
    private const string VendorPrefix = "vendor:";

    public static Command Create(VerbContext context)
    {
        var ids = new Argument<string[]>("id")
        {
            Description = "Ids of rules, such as IUL1002, or vendor:NAME with the id or the maker of a product; case does not matter",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            "explain", "Explain rules: what they look at, why it matters, how to fix it, when to live with it, sources, an example")
        {
            ids,
        };
        var options = new RuleOptions();
        options.AddTo(command);
        var examples = new Option<bool>("--examples") { Description = "Show every example of a rule, those where it stays silent too" };
        command.Add(examples);
        command.SetAction(arguments =>
            Run(
                context, arguments.GetValue(ids) ?? [], arguments.GetValue(examples), () => options.Read(arguments, context),
                () => options.ReadVendors(arguments, context)));
        return command;
    }

    private static int Run(
        VerbContext context, string[] arguments, bool allExamples, Func<CommandRules> read, Func<VendorCatalogue> readVendors)
    {
        var names = arguments.Select(id => id.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var ids = names.Where(name => !IsVendor(name)).ToList();
        if (names.Count == 0)
        {
            throw new UsageException("explain needs the id of a rule, such as 'explain IUL1002'; 'rules' lists them all");
        }

        // Packs are not built for rules that are built in.
        var rules = ids.All(EmbeddedPages.Ids.Contains) ? CommandRules.BuiltIn : read();
        var known = rules.Descriptors.Select(descriptor => descriptor.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var unknown = ids.Where(id => !known.Contains(id))
            .Select(id => $"{id}: no such rule{Nearest.Suggestion(id, known) switch { "" => ".", var near => near }}").ToList();
        if (unknown.Count > 0)
        {
            throw new UsageException($"explain {string.Join(' ', unknown)} 'rules' lists them all");
        }

        var products = names.Where(IsVendor).ToList() is { Count: > 0 } asked ? Find(asked, readVendors()) : [];
        var pages = ids.Select(id => Explain(context, rules, id, allExamples)).Concat(products.Select(VendorExplanation.Of)).ToList();
        for (var index = 0; index < pages.Count; index++)
        {
            if (index > 0)
            {
                context.Terminal.Page($"\n{new string('-', PlainText.Width)}\n\n");
            }

            Show(context, pages[index]);
        }

        return ExitCode.Done;
    }

    private static bool IsVendor(string name) => name.StartsWith(VendorPrefix, StringComparison.OrdinalIgnoreCase);

    private static List<VendorProduct> Find(List<string> names, VendorCatalogue vendors) =>
    [
        .. names.Select(name => name[VendorPrefix.Length..].Trim())
            .SelectMany(name => vendors.Find(name) is { IsEmpty: false } found ? found
                : throw new UsageException(
                    $"explain {VendorPrefix}{name}: no such product"
                    + (Nearest.Suggestion(name, vendors.Products.SelectMany(product => new[] { product.Id, product.Vendor })
                        .Distinct(StringComparer.OrdinalIgnoreCase)) switch { "" => ".", var near => near })
                    + " 'vendors' lists them all"))
            .Distinct(),
    ];

    private static IEnumerable<string> Explain(VerbContext context, CommandRules rules, string id, bool allExamples)
    {
        var descriptor = rules.Descriptors.Single(candidate => string.Equals(candidate.Id, id, StringComparison.OrdinalIgnoreCase));
        var (document, page) = new CustomPages(context.FileSystem, rules).Read(descriptor);
        return RuleExplanation.Of(document, page, allExamples);
    }

    private static void Show(VerbContext context, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line is [not ' ', ..])
            {
                context.Terminal.Heading(line);
                continue;
            }

            context.Terminal.Page(line + "\n");
        }
    }
}
