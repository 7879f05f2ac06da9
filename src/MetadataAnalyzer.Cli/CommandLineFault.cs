using System.CommandLine;
using System.CommandLine.Parsing;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli;

/// <summary>The fault of a command line: the word at fault, a suggestion, and the help to read.</summary>
internal static class CommandLineFault
{
    /// <summary>The first fault, in one line; null when there is none.</summary>
    /// <param name="parsed">What the words mean.</param>
    /// <param name="args">The words as they were written.</param>
    public static string? Find(ParseResult parsed, string[] args)
    {
        var fault = Misplaced(parsed, args) ?? Missing(parsed) ?? (parsed.Errors is [var error, ..] ? error.Message : null);
        var verb = $"{ToolInfo.Command} {PathOf(parsed.CommandResult)}".TrimEnd();
        return fault is null ? null : $"{fault}{(fault.EndsWith('?') ? "" : ".")} See '{verb} --help'.";
    }

    /// <summary>A command's name after those of the commands it belongs to, <c>baseline create</c>; empty for the tool itself.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}".TrimStart() : "";

    /// <summary>A value that an option or an argument does not take.</summary>
    /// <param name="name">The option or argument.</param>
    /// <param name="expected">What to write, such as <c>one of text, json</c>.</param>
    /// <param name="written">What was written.</param>
    public static string Value(string name, string expected, string written) => $"{name}: write {expected}, not '{written}'";

    /// <summary>A value that is none of the few that an option or an argument takes.</summary>
    /// <param name="name">The option or argument.</param>
    /// <param name="known">The values.</param>
    /// <param name="written">What was written.</param>
    public static string Value(string name, IReadOnlyCollection<string> known, string written) =>
        Value(name, $"one of {string.Join(", ", known)}", written) + Nearest.Suggestion(written, known);

    /// <summary>A word that is neither a command nor an option nor an argument.</summary>
    private static string? Misplaced(ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        var extra = parsed.UnmatchedTokens is [var first, ..] ? first : null;
        if (command.Subcommands.Count > 0 && extra is not null && !IsLikeOption(extra))
        {
            return $"{extra}: no such command{Nearest.Suggestion(extra, command.Subcommands.Select(sub => sub.Name))}";
        }

        // After a bare '--' everything is an argument, and what an equals sign joins to an option is its value in any form.
        var values = parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(result => result.Tokens)
            .ToHashSet<Token>(ReferenceEqualityComparer.Instance);
        var unknown = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Where(token => token.Type == TokenType.Argument)
            .FirstOrDefault(token => values.Contains(token)
                ? token.Value.StartsWith("--", StringComparison.Ordinal) && args.Contains(token.Value)
                : IsLikeOption(token.Value));
        return unknown is not null ? NoSuchOption(unknown.Value, parsed)
            : extra is null ? null
            : command.Arguments.Count == 0 ? $"{extra}: '{command.Name}' takes no argument"
            : $"{extra}: one argument too many; a name with blanks goes in quotes";
    }

    /// <summary>Text programs make long dashes of hyphens.</summary>
    private static bool IsLikeOption(string word) => word is ['-' or '\u2013' or '\u2014' or '\u2212', ..];

    private static string NoSuchOption(string word, ParseResult parsed)
    {
        var name = word.Split('=')[0];
        var near = Nearest.Suggestion("--" + name.TrimStart('-', '\u2013', '\u2014', '\u2212'), OptionsOf(parsed));
        var root = parsed.RootCommandResult.Command;
        var owners = CommandsBelow("", root).Prepend((Path: ToolInfo.Command, Command: root))
            .Where(entry => entry.Command.Options.Any(option => option.Name == name && !option.Hidden))
            .Select(entry => $"'{entry.Path}'").ToList();
        return owners.Count == 0
            ? $"{name}: no such option{near}"
            : $"{name}: no such option here; {string.Join(", ", owners)} {(owners.Count == 1 ? "has" : "have")} it";
    }

    /// <summary>The command's own options and those that every command has.</summary>
    private static IEnumerable<string> OptionsOf(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .Where(option => !option.Hidden).Select(option => option.Name).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Path, Command Command)> CommandsBelow(string path, Command command) => command.Subcommands
        .Select(sub => (Path: $"{path} {sub.Name}".TrimStart(), Command: sub))
        .SelectMany(entry => CommandsBelow(entry.Path, entry.Command).Prepend(entry));

    /// <summary>
    /// An option without its value or with too many, and an option or argument that is not there. What is empty is mostly a variable that a
    /// script did not set.
    /// </summary>
    private static string? Missing(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var results = parsed.CommandResult.Children;
        return results.OfType<ArgumentResult>().Where(result => result.Tokens.Any(IsEmpty))
                .Select(result => $"<{result.Argument.Name}> is empty").FirstOrDefault()
            ?? results.OfType<OptionResult>().Where(result => !result.Implicit)
                .Select(WrongCount).FirstOrDefault(fault => fault is not null)
            ?? command.Options.Where(option => option.Required && parsed.GetResult(option) is null or { Implicit: true })
                .Select(option => $"{option.Name}: this option is needed, with {option.HelpName}").FirstOrDefault()
            ?? command.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues > (parsed.GetResult(argument)?.Tokens.Count ?? 0))
                .Select(argument => $"<{argument.Name}>: this argument is needed: {argument.Description}").FirstOrDefault();
    }

    private static bool IsEmpty(Token token) => token.Value.Length == 0;

    private static string? WrongCount(OptionResult result)
    {
        var option = result.Option;
        return result.Tokens.Count < option.Arity.MinimumNumberOfValues ? $"{option.Name}: write a value after it, {option.HelpName}"
            : result.Tokens.Count > option.Arity.MaximumNumberOfValues ? $"{option.Name}: write it once, not {result.Tokens.Count} times"
            : result.Tokens.Any(IsEmpty) ? $"{option.Name} is empty"
            : null;
    }
}
