using System.CommandLine;
using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>explain ID…</c>: what rules look at, why, what to do, and on what grounds.</summary>
internal static class ExplainVerb
{
    public static Command Create(VerbContext context)
    {
        var ids = new Argument<string[]>("id")
        {
            Description = "Ids of rules, such as IUL1002; case does not matter",
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
            Run(context, arguments.GetValue(ids) ?? [], arguments.GetValue(examples), () => options.Read(arguments, context)));
        return command;
    }

    private static int Run(VerbContext context, string[] arguments, bool allExamples, Func<CommandRules> read)
    {
        var ids = arguments.Select(id => id.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (ids.Count == 0)
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

        for (var index = 0; index < ids.Count; index++)
        {
            if (index > 0)
            {
                context.Terminal.Page($"\n{new string('-', PlainText.Width)}\n\n");
            }

            Explain(context, rules, ids[index], allExamples);
        }

        return ExitCode.Done;
    }

    private static void Explain(VerbContext context, CommandRules rules, string id, bool allExamples)
    {
        var descriptor = rules.Descriptors.Single(candidate => string.Equals(candidate.Id, id, StringComparison.OrdinalIgnoreCase));
        var (document, page) = new CustomPages(context.FileSystem, rules).Read(descriptor);
        foreach (var line in RuleExplanation.Of(document, page, allExamples))
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
