using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Options of the input, for every verb that makes an assessment.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string> _path = SharedOptions.Path();
    private readonly Option<string?> _orgData = SharedOptions.OrgData();
    private readonly Option<string?> _catalogue = SharedOptions.Catalogue();
    private readonly Option<DateOnly?> _asOf = new("--as-of")
    {
        Description = "Day the assessment is made for; by default the latest day of the login history",
        HelpName = "yyyy-MM-dd",
        CustomParser = ReadDay,
    };

    private readonly Option<int?> _window = new("--window")
    {
        Description = $"Days of logins that count, up to that day; by default {AnalyzerConfiguration.DefaultWindowDays}",
        HelpName = "DAYS",
        CustomParser = ReadDays,
    };

    private readonly Option<string?> _config = new("--config")
    {
        Description = $"Configuration; by default {AnalyzerConfiguration.FileName} in the project's folder or above it",
        HelpName = "FILE",
    };
    private readonly Option<bool> _noConfig = new("--no-config") { Description = "Read no configuration" };
    private readonly RulePackOptions _rulePacks = new();
    private readonly Option<string[]> _include = SharedOptions.Repeatable(
        "--include-subject", "NAME",
        "Take this user or profile for an integration whatever the signals say; repeatable. 'config choices' lists the names");
    private readonly Option<string[]> _exclude = SharedOptions.Repeatable(
        "--exclude-subject", "NAME", "Do not assess this user or profile; repeatable");
    private readonly Option<string?> _priceBook = new("--price-book")
    {
        Description = "Prices that replace the catalogue's; 'init' writes the form as a comment",
        HelpName = "FILE",
    };

    private readonly Option<string?> _edition = new("--edition")
    {
        Description = "The org's edition, on which list prices and included seats depend, such as Enterprise; 'config choices' lists them",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _suppressions = SharedOptions.Repeatable(
        "--suppressions", "FILE",
        "Accepted findings beside those of the configuration, in the same form under the key 'suppressions'; repeatable");
    private readonly Option<string[]> _answer = SharedOptions.Repeatable(
        "--answer", "[SUBJECT:]KEY=VALUE",
        "Answer of an owner to a question of IUL1013, for all or one: chatter=no, int.erp@example.com:Account=read,edit; repeatable. "
        + "'config choices' lists the questions");
    private readonly Option<string[]> _answers = SharedOptions.Repeatable(
        "--answers", "FILE", "Owners' answers beside those of the configuration, in the same form under the key 'answers'; repeatable");

    private readonly Option<string[]> _facts = SharedOptions.Facts();

    public void AddTo(Command command)
    {
        command.Add(_path);
        SharedOptions.Checked(_answer, value => AnswerOption.Parse([value]));
        Option[] options = [_orgData, _asOf, _window, _config, _noConfig, _catalogue, _priceBook, _edition, _include, _exclude,
            _suppressions, _answer, _answers, _facts];
        foreach (var option in options)
        {
            command.Add(option);
        }

        _rulePacks.AddTo(command);
    }

    /// <summary>The input that the arguments describe; no file is read yet.</summary>
    /// <exception cref="UsageException">One of them cannot be used.</exception>
    public AssessmentInput Read(ParseResult arguments) => new()
    {
        Path = arguments.GetValue(_path) ?? ".",
        OrgData = arguments.GetValue(_orgData),
        Catalogue = arguments.GetValue(_catalogue),
        PriceBook = arguments.GetValue(_priceBook),
        AsOf = arguments.GetValue(_asOf),
        WindowDays = arguments.GetValue(_window),
        ConfigurationFile = arguments.GetValue(_config) is { } file && arguments.GetValue(_noConfig)
            ? throw new UsageException($"--config {file} and --no-config contradict each other")
            : arguments.GetValue(_config),
        IgnoreConfiguration = arguments.GetValue(_noConfig),
        RulePacks = _rulePacks.Read(arguments),
        SuppressionFiles = [.. arguments.GetValue(_suppressions) ?? []],
        AnswerFiles = [.. arguments.GetValue(_answers) ?? []],
        FactsFiles = [.. arguments.GetValue(_facts) ?? []],
        Answers = AnswerOption.Parse(arguments.GetValue(_answer) ?? []),
        Options = new()
        {
            Include = [.. arguments.GetValue(_include) ?? []],
            Exclude = [.. arguments.GetValue(_exclude) ?? []],
            Edition = arguments.GetValue(_edition),
        },
    };

    /// <summary>Reads configuration, catalogue, project and exports, with progress on a terminal.</summary>
    /// <exception cref="UsageException">An option names what cannot be used.</exception>
    /// <exception cref="NoInputException">There is nothing to assess.</exception>
    public static Org ReadOrg(AssessmentInput input, VerbContext context)
    {
        var (configuration, catalogue) = ReadSettings(input, context);
        ReadRules(input, configuration, context);
        var org = context.Terminal.During(
            () => ProgressText.Reading(input.Progress),
            () => input.ReadOrg(context.FileSystem, catalogue, configuration, context.CancellationToken));
        if (WhyNothing(org) is { } reason)
        {
            throw new NoInputException(reason);
        }

        foreach (var warning in LoginWarnings(input, org))
        {
            context.Terminal.Warn(warning);
        }

        return org;
    }

    /// <summary>Reads everything, refuses unknown names of subjects, and runs the rules.</summary>
    /// <exception cref="UsageException">An option names what cannot be used.</exception>
    /// <exception cref="NoInputException">There is nothing to assess.</exception>
    public static AssessmentResult Assess(AssessmentInput input, VerbContext context)
    {
        var org = ReadOrg(input, context);
        CheckSubjects(input, org);
        return Assess(input, org, context);
    }

    /// <summary>Runs the rules, with progress on a terminal.</summary>
    public static AssessmentResult Assess(AssessmentInput input, Org org, VerbContext context) => context.Terminal.During(
        () => ProgressText.Of("Assessing", input.Progress.Subjects, "subjects"), () => input.Assess(org, context.CancellationToken));

    /// <summary>Hashes what was read, with progress on a terminal.</summary>
    public static ImmutableArray<InputHash> Hashes(AssessmentInput input, Org org, VerbContext context) => context.Terminal.During(
        () => ProgressText.Of("Hashing", input.Progress.Hashes, "files"), () =>
            input.Hashes(context.FileSystem, org, context.CancellationToken));

    /// <summary>
    /// Reads the configuration alone, and refuses it as an assessment would, but for what needs rule packs that are not allowed: nothing of
    /// them runs.
    /// </summary>
    /// <exception cref="UsageException">An option names what cannot be used.</exception>
    public static AnalyzerConfiguration ReadConfiguration(AssessmentInput input, VerbContext context)
    {
        var (configuration, catalogue) = ReadSettings(input, context);
        var knowsRules = input.RefusedRulePacks(context.FileSystem, configuration).IsEmpty;
        input.ReadFacts(context.FileSystem, configuration, catalogue);
        ConfigurationCheck.Run(configuration, catalogue, knowsRules ? ReadRules(input, configuration, context).Ids : null);
        return configuration;
    }

    /// <summary>The rules that run. Building a pack takes seconds, which a terminal shows.</summary>
    /// <exception cref="ConfigurationException">A rule pack or a file of policies cannot be used.</exception>
    public static CommandRules ReadRules(AssessmentInput input, AnalyzerConfiguration configuration, VerbContext context) =>
        configuration.RulePacks.IsEmpty && input.RulePacks.Named.IsEmpty
        ? input.ReadCustom(context.FileSystem, configuration, context.CancellationToken)
        : context.Terminal.During(
            () => "Building the rule packs", () => input.ReadCustom(context.FileSystem, configuration, context.CancellationToken));

    /// <summary>Refuses unknown names of subjects.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public static void CheckSubjects(AssessmentInput input, Org org)
    {
        var options = input.Options;
        var names = org.Subjects.Select(subject => subject.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (option, name) in options.Include.Select(name => ("--include-subject", name))
            .Concat(options.Exclude.Select(name => ("--exclude-subject", name))))
        {
            if (!names.Contains(name))
            {
                var near = Nearest.Suggestion(name, names);
                throw new UsageException(
                    $"{option} {name}: no such user or profile{(near.Length == 0 ? "." : near)} 'config choices' lists them all");
            }
        }

        if (options.Include.Intersect(options.Exclude).FirstOrDefault() is { } both)
        {
            throw new UsageException($"{both} is both included and excluded");
        }
    }

    private static (AnalyzerConfiguration Configuration, LicenseCatalogue Catalogue) ReadSettings(
        AssessmentInput input, VerbContext context)
    {
        CheckFolders(input, context.FileSystem);
        var configuration = input.ReadConfiguration(context.FileSystem);
        var catalogue = ReadCatalogue(input, configuration, context.FileSystem);
        AnswerOption.Check(input.Answers, catalogue);
        return (configuration, catalogue);
    }

    private static LicenseCatalogue ReadCatalogue(AssessmentInput input, AnalyzerConfiguration configuration, IFileSystem fileSystem)
    {
        try
        {
            var catalogue = input.ReadCatalogue(fileSystem, configuration);
            return input.Options.Edition is not { } edition || catalogue.Prices.KnowsEdition(edition)
                ? catalogue
                : throw new UsageException(CommandLineFault.Value(
                    "--edition", [.. catalogue.Prices.Editions.Order(StringComparer.Ordinal)], edition));
        }
        catch (YamlFileException exception) when (input.PriceBook is { } book && exception.File == input.Places.Find(book))
        {
            throw new UsageException(
                $"--price-book {book}{(exception.Line > 0 ? $", line {exception.Line}" : "")}: {exception.Message}", exception);
        }
    }

    private static DateOnly? ReadDay(ArgumentResult result) =>
        DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : Refuse<DateOnly>(result, "--as-of", "a day as yyyy-MM-dd, such as 2026-11-20");

    private static int? ReadDays(ArgumentResult result) =>
        int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is > 0 and <= AnalyzerConfiguration.LongestWindowDays ? days
        : Refuse<int>(result, "--window", $"a number of days from 1 to {AnalyzerConfiguration.LongestWindowDays}");

    private static T? Refuse<T>(ArgumentResult result, string option, string expected)
        where T : struct
    {
        result.AddError(CommandLineFault.Value(option, expected, result.Tokens[0].Value));
        return null;
    }

    /// <summary>Refuses folders that are not there.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public static void CheckFolders(AssessmentInput input, IFileSystem fileSystem)
    {
        foreach (var (option, folder) in new[] { ("--org-data", input.OrgData), ("--catalogue", input.Catalogue) })
        {
            if (folder is not null && !fileSystem.Directory.Exists(folder) && !fileSystem.Directory.Exists(input.Places.Find(folder)))
            {
                throw new UsageException($"{option} {folder} is no folder");
            }
        }
    }

    /// <summary>
    /// The reason why there is nothing to assess; null when there is something. A report without subjects would look like a good result.
    /// </summary>
    private static string? WhyNothing(Org org) =>
        org.Exports.Has(UserRow.Export)
            ? org.Exports.Users.IsEmpty
                ? string.Join("; ", UsersProblems(org).Prepend("the users export holds no user; run the query again that 'collect' prints"))
                : null
            : !org.Subjects.IsEmpty || org.Project.PermissionSets.Count > 0
                || org.Project.Unreadable.SelectMany(file => file.Components).Any(component => component.Type.Length > 0) ? null
            : string.Join("; ", Problems(org).Prepend("the project holds no profile and no permission set, and there is no users export"));

    private static IEnumerable<string> UsersProblems(Org org) =>
        org.Exports.Problems.Where(problem => problem.Export == UserRow.Export).Take(3)
            .Select(problem => $"{problem.Location}: {problem.Message}");

    /// <summary>Warnings about a chosen day or window that the login history does not cover.</summary>
    private static IEnumerable<string> LoginWarnings(AssessmentInput input, Org org)
    {
        if (org is not { Window: { } window, LoginCoverage: { First: { } first, Last: { } last } })
        {
            yield break;
        }

        var given = $"the logins given, which are from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}";
        if (Chosen("--as-of", input.AsOf is not null, "asOf", org.Configuration) is { } day && (window.To > last || window.To < first))
        {
            var (where, meaning) = window.To < first
                ? ("before", "no login counts")
                : ("after", "the days between are unknown, so that no user is called dormant");
            yield return $"{day} {window.To:yyyy-MM-dd} is {where} {given}: {meaning}; without it the day is {last:yyyy-MM-dd}";
        }

        if (Chosen("--window", input.WindowDays is not null, "window", org.Configuration) is { } days
            && window.From < first && window.To >= first)
        {
            yield return $"{days} {window.Days} begins on {window.From:yyyy-MM-dd}, before {given}: what was before them is unknown, "
                + $"so that no user is called dormant; {new LoginWindow(first, window.To).Days} days are covered";
        }
    }

    /// <summary>The option or the line of the configuration that gives a value; null when neither does.</summary>
    private static string? Chosen(string option, bool isOption, string key, AnalyzerConfiguration configuration) => isOption ? option
        : configuration.Places.TryGetValue(key, out var place) ? $"{place.Path}, line {place.Line}: {key}"
        : null;

    /// <summary>
    /// Messages on the first few files that were not read: a project may have hundreds of folders beside its package directories.
    /// </summary>
    private static List<string> Problems(Org org)
    {
        var messages = org.Project.Unreadable.Select(file => file.Message).ToList();
        return messages.Count <= 3
            ? messages
            : [.. messages.Take(3), $"and {messages.Count - 3} more, which 'metadata-analyzer inventory' lists"];
    }
}
