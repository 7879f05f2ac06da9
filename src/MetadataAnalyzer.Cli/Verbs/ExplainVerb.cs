using System.CommandLine;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>explain ID…</c>: what rules look at, why, what to do, and on what grounds.</summary>
internal static class ExplainVerb
{
    public static Command Create(VerbContext context)
    {
        var ids = new Argument<string[]>("id") { Description = "Ids of rules, such as IUL1002; case does not matter", Arity = ArgumentArity.ZeroOrMore };
        SharedOptions.RefuseOptions(ids);
        var command = new Command("explain", "Explain rules: what they look at, why it matters, how to fix it, when to live with it, sources, an example") { ids };
        command.SetAction(arguments => Run(context, arguments.GetValue(ids) ?? []));
        return command;
    }

    private static int Run(VerbContext context, string[] arguments)
    {
        var ids = arguments.Select(id => id.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (ids.Count == 0)
        {
            throw new UsageException("explain needs the id of a rule, such as 'explain IUL1002'; 'rules' lists them all");
        }

        var unknown = ids.Where(id => !EmbeddedPages.Ids.Contains(id)).Select(id => $"{id}: no such rule{Nearest.Suggestion(id, EmbeddedPages.Ids) switch { "" => ".", var near => near }}").ToList();
        if (unknown.Count > 0)
        {
            throw new UsageException($"explain {string.Join(' ', unknown)} 'rules' lists them all");
        }

        for (var index = 0; index < ids.Count; index++)
        {
            if (index > 0)
            {
                context.Terminal.Raw($"\n{new string('-', PlainText.Width)}\n\n");
            }

            Explain(context, ids[index]);
        }

        return ExitCode.Done;
    }

    private static void Explain(VerbContext context, string id)
    {
        var descriptor = RulesVerb.Descriptors.Single(candidate => string.Equals(candidate.Id, id, StringComparison.OrdinalIgnoreCase));
        var page = EmbeddedPages.Read(descriptor.Id);
        foreach (var line in RuleExplanation.Of(page.Document(descriptor), page.Flagged.FirstOrDefault()))
        {
            if (line is [not ' ', ..])
            {
                context.Terminal.Heading(line);
                continue;
            }

            context.Terminal.Raw(line + "\n");
        }
    }
}
