using System.CommandLine;
using System.CommandLine.Parsing;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Arguments and options that several verbs have.</summary>
internal static class SharedOptions
{
    public static Argument<string> Path() => new("path")
    {
        Description = "Folder or zip file of a retrieved project",
        DefaultValueFactory = _ => ".",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> OrgData() => new("--org-data")
    {
        Description = "Folder of the exports of org data; by default 'org-data' in or beside the project when there is one",
        HelpName = "DIR",
    };

    public static Option<string?> Catalogue() => new("--catalogue")
    {
        Description = "Folder of a catalogue that replaces the embedded one",
        HelpName = "DIR",
    };

    public static Option<string[]> Facts() => Repeatable(
        "--facts", "FILE",
        "What the licence carries in other orgs, as 'learn' writes it, beside the files of the configuration; repeatable");

    public static Option<string[]> Repeatable(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };

    /// <summary>Refuses every value but a few, which a shell's completion offers.</summary>
    public static Option<T> OneOf<T>(Option<T> option, params string[] values)
    {
        option.CompletionSources.Add(values);
        option.Validators.Add(result => Refuse(result, option.Name, values));
        return option;
    }

    /// <summary>Refuses every value but a few, which a shell's completion offers.</summary>
    public static Argument<T> OneOf<T>(Argument<T> argument, params string[] values)
    {
        argument.CompletionSources.Add(values);
        argument.Validators.Add(result => Refuse(result, $"<{argument.Name}>", values));
        return argument;
    }

    /// <summary>Refuses a value that cannot be read, before anything else is done.</summary>
    /// <param name="option">The option.</param>
    /// <param name="read">Reads a value; throws <see cref="UsageException"/>.</param>
    public static Option<T> Checked<T>(Option<T> option, Action<string> read)
    {
        option.Validators.Add(result =>
        {
            try
            {
                foreach (var token in result.Tokens)
                {
                    read(token.Value);
                }
            }
            catch (UsageException exception)
            {
                result.AddError(exception.Message);
            }
        });
        return option;
    }

    private static void Refuse(SymbolResult result, string name, string[] values)
    {
        if (result.Tokens is [var token, ..] && !values.Contains(token.Value, StringComparer.Ordinal))
        {
            result.AddError(CommandLineFault.Value(name, values, token.Value));
        }
    }
}

/// <summary>The gaps that <c>--strict</c> refuses.</summary>
internal static class Completeness
{
    /// <summary>Whether there are gaps, which are told on stderr.</summary>
    public static bool IsIncomplete(Org org, Terminal terminal)
    {
        var gaps = Gaps(org).ToList();
        if (gaps.Count > 0)
        {
            terminal.Fail($"incomplete: {string.Join("; ", gaps)}");
        }

        return gaps.Count > 0;
    }

    /// <summary>Unreadable input and required exports that are missing or in part, one clause each.</summary>
    public static IEnumerable<string> Gaps(Org org)
    {
        if (!org.Project.Unreadable.IsEmpty)
        {
            yield return $"{Words.Count(org.Project.Unreadable.Sum(file => file.Components.Count()), "metadata file")} could not be read";
        }

        if (!org.Exports.Problems.IsEmpty)
        {
            yield return $"{Words.Count(org.Exports.Problems.Length, "problem")} in the exports";
        }

        foreach (var state in org.Exports.States.Where(state => state.Presence != OrgExportPresence.Present && !state.Export.IsOptional))
        {
            yield return $"export '{state.Export.Name}' is {(state.Presence == OrgExportPresence.Missing ? "missing" : "in part")}";
        }

        if (!org.Capabilities.HasCapabilityRow)
        {
            yield return "no record of the permission set licence in the permission-set-licenses export";
        }
    }
}
