using System.CommandLine;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>The argument and the options that say what is assessed: verbs that assess before they do something else have them all.</summary>
internal sealed class AssessmentInputOptions
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
    private readonly Option<string[]> _answer = SharedOptions.Repeatable("--answer", "TRIGGER=yes|no", "Answer a question that the assessment asks (IUL1013), for every integration: chatter=no; repeatable");

    /// <summary>Gives them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_path);
        foreach (var option in new Option[] { _orgData, _asOf, _window, _config, _noConfig, _catalogue, _priceBook, _edition, _include, _exclude, _answer })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The inputs that the arguments name.</summary>
    /// <exception cref="UsageException">An option has no such value.</exception>
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
        Answers = Answering.Parse(arguments.GetValue(_answer) ?? []),
        Options = new() { Include = [.. arguments.GetValue(_include) ?? []], Exclude = [.. arguments.GetValue(_exclude) ?? []], Edition = arguments.GetValue(_edition) },
    };

    /// <summary>Reads configuration, catalogue, project and exports.</summary>
    /// <exception cref="UsageException">An option names what is not there.</exception>
    public static Org ReadOrg(VerbContext context, AssessmentInput input)
    {
        CheckOrgData(context, input);
        var configuration = input.ReadConfiguration(context.FileSystem);
        var catalogue = ReadCatalogue(context, input, configuration);
        Answering.Check(input.Answers, catalogue);
        return context.Terminal.During("Reading the project and the exports", () => input.ReadOrg(context.FileSystem, catalogue, configuration, context.CancellationToken));
    }

    /// <summary>Why there is nothing to assess; null when there is something. An answer about nobody would look like good news.</summary>
    public static string? WhyNothing(Org org) =>
        org.Exports.Has(OrgExportKind.Users)
            ? org.Exports.Users.IsEmpty ? "the users export holds no user; run the query again that 'collect' prints" : null
            : org.Project.Profiles.Count > 0 || org.Project.PermissionSets.Count > 0 || !org.Project.Unreadable.IsEmpty ? null
            : "the project holds no profile and no permission set, and there is no users export";

    /// <summary>Refuses names that nobody has.</summary>
    /// <exception cref="UsageException">A name is nobody's, or both included and excluded.</exception>
    public static void CheckSubjects(AssessmentOptions options, Org org)
    {
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

    private static LicenseCatalogue ReadCatalogue(VerbContext context, AssessmentInput input, Configuration configuration)
    {
        try
        {
            var catalogue = input.ReadCatalogue(context.FileSystem, configuration);
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

    private static void CheckOrgData(VerbContext context, AssessmentInput input)
    {
        if (input.OrgData is { } directory && !context.FileSystem.Directory.Exists(directory))
        {
            throw new UsageException($"--org-data {directory} is no folder");
        }
    }
}
