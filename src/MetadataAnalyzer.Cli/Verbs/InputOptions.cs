using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.IO.Abstractions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli.CustomRules;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>What is assessed: the options that every verb has which makes an assessment.</summary>
internal sealed class InputOptions
{
    private readonly Argument<string> _path = SharedOptions.Path();
    private readonly Option<string?> _orgData = SharedOptions.OrgData();
    private readonly Option<string?> _catalogue = SharedOptions.Catalogue();
    private readonly Option<string?> _asOf = new("--as-of") { Description = "Day the assessment is made for; by default the latest day of the login history", HelpName = "yyyy-MM-dd" };
    private readonly Option<int?> _window = new("--window") { Description = $"Days of logins that count, up to that day; by default {LoginWindow.DefaultDays}", HelpName = "DAYS" };
    private readonly Option<string?> _config = new("--config") { Description = $"Configuration; by default {Configuration.FileName} in the project's folder or above it", HelpName = "FILE" };
    private readonly Option<bool> _noConfig = new("--no-config") { Description = "Read no configuration" };
    private readonly Option<string[]> _include = SharedOptions.Repeatable("--include-subject", "NAME", "Take this user or profile for an integration whatever the signals say; repeatable");
    private readonly Option<string[]> _exclude = SharedOptions.Repeatable("--exclude-subject", "NAME", "Do not assess this user or profile; repeatable");
    private readonly Option<string?> _priceBook = new("--price-book") { Description = "Prices that replace the catalogue's, in the form of rules/catalogue/prices.yml", HelpName = "FILE" };
    private readonly Option<string?> _edition = new("--edition") { Description = "The org's edition, on which list prices and included seats depend: Enterprise, Unlimited …", HelpName = "NAME" };
    private readonly Option<string[]> _suppressions = SharedOptions.Repeatable("--suppressions", "FILE", "Accepted findings beside those of the configuration, in the same form under the key 'suppressions'; repeatable");
    private readonly Option<string[]> _answer = SharedOptions.Repeatable("--answer", "[SUBJECT:]KEY=VALUE", "Answer of an owner to a question of IUL1013, for all or one: chatter=no, int.erp@example.com:Account=read,edit; repeatable");
    private readonly Option<string[]> _answers = SharedOptions.Repeatable("--answers", "FILE", "Owners' answers beside those of the configuration, in the same form under the key 'answers'; repeatable");

    public void AddTo(Command command)
    {
        command.Add(_path);
        Option[] options = [_orgData, _asOf, _window, _config, _noConfig, _catalogue, _priceBook, _edition, _include, _exclude, _suppressions, _answer, _answers];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>What the arguments say; nothing is read yet.</summary>
    /// <exception cref="UsageException">One of them cannot be used.</exception>
    public AssessmentInput Read(ParseResult arguments) => new()
    {
        Path = arguments.GetValue(_path) ?? ".",
        OrgData = arguments.GetValue(_orgData),
        Catalogue = arguments.GetValue(_catalogue),
        PriceBook = arguments.GetValue(_priceBook),
        AsOf = ParseDay(arguments.GetValue(_asOf)),
        WindowDays = arguments.GetValue(_window) is null or (> 0 and <= LoginWindow.LongestDays)
            ? arguments.GetValue(_window)
            : throw new UsageException($"--window takes a number of days from 1 to {LoginWindow.LongestDays}"),
        ConfigurationFile = arguments.GetValue(_config) is { } file && arguments.GetValue(_noConfig)
            ? throw new UsageException($"--config {file} and --no-config contradict each other")
            : arguments.GetValue(_config),
        IgnoreConfiguration = arguments.GetValue(_noConfig),
        SuppressionFiles = [.. arguments.GetValue(_suppressions) ?? []],
        AnswerFiles = [.. arguments.GetValue(_answers) ?? []],
        Answers = Answering.Parse(arguments.GetValue(_answer) ?? []),
        Options = new() { Include = [.. arguments.GetValue(_include) ?? []], Exclude = [.. arguments.GetValue(_exclude) ?? []], Edition = arguments.GetValue(_edition) },
    };

    /// <summary>Reads configuration, catalogue, project and exports, with progress on a terminal.</summary>
    /// <exception cref="UsageException">An option names what cannot be used.</exception>
    /// <exception cref="NoInputException">There is nothing to assess.</exception>
    public static Org ReadOrg(AssessmentInput input, VerbContext context)
    {
        var (configuration, catalogue) = ReadSettings(input, context);
        ReadRules(input, configuration, context);
        var org = context.Terminal.During(() => ProgressText.Reading(input.Progress), () => input.ReadOrg(context.FileSystem, catalogue, configuration, context.CancellationToken));
        return WhyNothing(org) is { } reason ? throw new NoInputException(reason) : org;
    }

    /// <summary>Reads everything, refuses names of subjects that nobody has, and runs the rules.</summary>
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
        () => ProgressText.Of("Hashing", input.Progress.Hashes, "files"), () => input.Hashes(context.FileSystem, org, context.CancellationToken));

    /// <summary>Reads the configuration alone, and refuses it as an assessment would.</summary>
    /// <exception cref="UsageException">An option names what cannot be used.</exception>
    public static Configuration ReadConfiguration(AssessmentInput input, VerbContext context)
    {
        var (configuration, catalogue) = ReadSettings(input, context);
        ConfigurationCheck.Run(configuration, catalogue, ReadRules(input, configuration, context).Analyzers);
        return configuration;
    }

    /// <summary>The rules that run. Building a pack takes seconds, which a terminal shows.</summary>
    /// <exception cref="ConfigurationException">A rule pack or a file of policies cannot be used.</exception>
    public static RuleSet ReadRules(AssessmentInput input, Configuration configuration, VerbContext context) => configuration.RulePacks.IsEmpty
        ? input.ReadRules(context.FileSystem, configuration, context.CancellationToken)
        : context.Terminal.During(() => "Building the rule packs", () => input.ReadRules(context.FileSystem, configuration, context.CancellationToken));

    /// <summary>Refuses names of subjects that nobody has.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public static void CheckSubjects(AssessmentInput input, Org org)
    {
        var options = input.Options;
        var names = org.Subjects.Select(subject => subject.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (option, name) in options.Include.Select(name => ("--include-subject", name)).Concat(options.Exclude.Select(name => ("--exclude-subject", name))))
        {
            if (!names.Contains(name))
            {
                throw new UsageException($"{option} {name}: no such user or profile{Nearest.Suggestion(name, names)}");
            }
        }

        if (options.Include.Intersect(options.Exclude).FirstOrDefault() is { } both)
        {
            throw new UsageException($"{both} is both included and excluded");
        }
    }

    private static (Configuration Configuration, LicenseCatalogue Catalogue) ReadSettings(AssessmentInput input, VerbContext context)
    {
        CheckOrgData(input, context.FileSystem);
        var configuration = input.ReadConfiguration(context.FileSystem);
        var catalogue = ReadCatalogue(input, configuration, context.FileSystem);
        Answering.Check(input.Answers, catalogue);
        return (configuration, catalogue);
    }

    private static LicenseCatalogue ReadCatalogue(AssessmentInput input, Configuration configuration, IFileSystem fileSystem)
    {
        try
        {
            var catalogue = input.ReadCatalogue(fileSystem, configuration);
            return input.Options.Edition is not { } edition || catalogue.Prices.KnowsEdition(edition)
                ? catalogue
                : throw new UsageException($"--edition {edition}: the price book has neither a price nor included seats for it{Nearest.Suggestion(edition, catalogue.Prices.Editions)}");
        }
        catch (CatalogueException exception) when (exception.File == input.PriceBook)
        {
            throw new UsageException($"--price-book {exception.File}{(exception.Line > 0 ? $", line {exception.Line}" : "")}: {exception.Message}", exception);
        }
    }

    private static DateOnly? ParseDay(string? value) => value is null ? null
        : DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException($"--as-of {value} is no day; write it as yyyy-MM-dd, such as 2026-11-20");

    private static void CheckOrgData(AssessmentInput input, IFileSystem fileSystem)
    {
        if (input.OrgData is { } directory && !fileSystem.Directory.Exists(directory))
        {
            throw new UsageException($"--org-data {directory} is no folder");
        }
    }

    /// <summary>Why there is nothing to assess; null when there is something. An answer about nobody would look like good news.</summary>
    private static string? WhyNothing(Org org) =>
        org.Exports.Has(OrgExportKind.Users)
            ? org.Exports.Users.IsEmpty ? "the users export holds no user; run the query again that 'collect' prints" : null
            : org.Project.Profiles.Count > 0 || org.Project.PermissionSets.Count > 0 || org.Project.Unreadable.SelectMany(file => file.Components).Any(file => file.Type.Length > 0) ? null
            : string.Join("; ", Problems(org).Prepend("the project holds no profile and no permission set, and there is no users export"));

    /// <summary>Messages on the first few files that were not read: a project may have hundreds of folders beside its package directories.</summary>
    private static List<string> Problems(Org org)
    {
        var messages = org.Project.Unreadable.Select(file => file.Message).ToList();
        return messages.Count <= 3 ? messages : [.. messages.Take(3), $"and {messages.Count - 3} more, which 'metadata-analyzer inventory' lists"];
    }
}
