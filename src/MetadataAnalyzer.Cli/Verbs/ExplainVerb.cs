using System.CommandLine;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>explain ID</c>: prints a rule's page.</summary>
internal static class ExplainVerb
{
    private const string PageFolder = "pages/";

    private const string PageExtension = ".md";

    public static Command Create(VerbContext context)
    {
        var id = new Argument<string>("id") { Description = "Id of a rule, such as IUL1002" };
        var command = new Command("explain", "Print the page of a rule: what it looks at, examples, how to fix, sources") { id };
        command.SetAction(arguments => Run(context, arguments.GetRequiredValue(id)));
        return command;
    }

    private static int Run(VerbContext context, string id)
    {
        var assembly = typeof(ExplainVerb).Assembly;
        var pages = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(PageFolder, StringComparison.Ordinal))
            .ToDictionary(name => name[PageFolder.Length..^PageExtension.Length], StringComparer.OrdinalIgnoreCase);
        if (!pages.TryGetValue(id.Trim(), out var resource))
        {
            throw new UsageException($"explain {id}: no such rule; 'rules' lists them all{Nearest.Suggestion(id.Trim(), pages.Keys)}");
        }

        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        context.Terminal.Raw(reader.ReadToEnd());
        return ExitCode.Done;
    }
}
