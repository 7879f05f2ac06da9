using System.Collections.Immutable;
using System.CommandLine;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Reporting.Redaction;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>--redact</c> and <c>--redact-key</c>.</summary>
internal sealed class RedactOption
{
    public Option<string?> Kinds { get; } = SharedOptions.Checked(
        new Option<string?>("--redact")
        {
            Description = $"Put pseudonyms for names, in every report and on the console; a list of "
                + $"{string.Join(", ", RedactionKindNames.All)} hides those alone. A name has the same pseudonym in every run over the org",
            HelpName = "KINDS",
            Arity = ArgumentArity.ZeroOrOne,
        },
        value => ReadKinds(value));

    public Option<string?> Key { get; } = new("--redact-key")
    {
        Description = "Write a CSV file that leads from the pseudonyms back to the names; not into the folder of the reports",
        HelpName = "FILE",
    };

    /// <exception cref="UsageException">A kind is not known, or the key would lie with the reports.</exception>
    public Choice Read(ParseResult arguments, IFileSystem files, ImmutableArray<OutputTarget> targets, string? reportDirectory)
    {
        var key = arguments.GetValue(Key);
        if (arguments.GetResult(Kinds) is null)
        {
            return key is null ? new(RedactionKinds.None, null) : throw new UsageException($"--redact-key {key} needs --redact");
        }

        var kinds = arguments.GetValue(Kinds) is { } list ? ReadKinds(list) : RedactionKinds.All;
        if (key is not null
            && (IsWithin(files, key, reportDirectory)
            || targets.Any(target => files.Path.GetFullPath(target.Path) == files.Path.GetFullPath(key))))
        {
            throw new UsageException($"--redact-key {key} lies with the reports, which would then hide nothing; name another folder");
        }

        return new(kinds, key);
    }

    /// <summary>A report's name is the first thing that is read of it.</summary>
    /// <exception cref="UsageException">A file's name holds a name that is hidden.</exception>
    public static void CheckFileNames(ImmutableArray<OutputTarget> targets, IFileSystem files, Redactor? names)
    {
        foreach (var target in targets)
        {
            // The extension says the format, and our own name of the report says no more: an org may have classes of these names.
            var name = files.Path.GetFileName(target.Path);
            var stem = files.Path.GetFileNameWithoutExtension(
                name.EndsWith(OutputTarget.SarifJson, StringComparison.OrdinalIgnoreCase)
                    ? files.Path.GetFileNameWithoutExtension(name) : name);
            if (names is not null && name != target.Format.FileName && names.Apply(stem) != stem)
            {
                throw new UsageException($"--output {name}: the file's name holds a name that --redact hides");
            }
        }
    }

    private static RedactionKinds ReadKinds(string list) => RedactionKindNames.Parse(list)
        ?? throw new UsageException(CommandLineFault.Value(
            "--redact", $"a list of {string.Join(", ", RedactionKindNames.All)}, or all (a path goes before the option)", list));

    private static bool IsWithin(IFileSystem files, string path, string? directory)
    {
        if (directory is null)
        {
            return false;
        }

        var relative = files.Path.GetRelativePath(files.Path.GetFullPath(directory), files.Path.GetFullPath(path));
        return !files.Path.IsPathRooted(relative) && relative.Split('/', '\\')[0] != "..";
    }

    /// <summary>The choice.</summary>
    /// <param name="Kinds">What to hide.</param>
    /// <param name="KeyFile">Where the key goes; null for nowhere.</param>
    internal sealed record Choice(RedactionKinds Kinds, string? KeyFile)
    {
        /// <summary>The names to hide; null when nothing is hidden.</summary>
        public Redactor? Names(Org org, string? client) =>
            Kinds == RedactionKinds.None
                ? null
                : Redactor.Of(org, [.. CommandRules.BuiltIn.Analyzers.SelectMany(rule => rule.SupportedDiagnostics)], Kinds, client);

        /// <summary>Writes the key once all reports are written, because some names are first met there.</summary>
        public void WriteKey(OutputFiles files, Redactor? names, Terminal terminal)
        {
            if (KeyFile is null || names is null)
            {
                return;
            }

            files.Write(KeyFile, stream => RedactionKey.Write(names, stream));
            terminal.Warn($"{KeyFile} leads from the pseudonyms back to the names; keep it apart from the reports");
        }
    }
}
