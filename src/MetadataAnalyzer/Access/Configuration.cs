using System.Collections.Immutable;
using System.IO.Enumeration;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>What <c>metadata-analyzer.yml</c> says. Options of the command line go before it.</summary>
public sealed record Configuration
{
    /// <summary>Name of the file, which is looked for in the project's folder and upwards.</summary>
    public const string FileName = "metadata-analyzer.yml";

    /// <summary>Nothing said.</summary>
    public static Configuration Empty { get; } = new();

    /// <summary>Files that this one rests on, from its own folder, the weightiest last. Empty once they are merged.</summary>
    public ImmutableArray<NamedReference> Extends { get; init; } = [];

    /// <summary>The files that were read, as places in them are given: first the one that was found or named, then those it rests on.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Where each key of <see cref="ConfigurationKeys"/> that is given stands.</summary>
    public ImmutableDictionary<string, Location> Places { get; init; } = ImmutableDictionary<string, Location>.Empty;

    /// <summary>
    /// Usernames or profile names, with <c>*</c> and <c>?</c> and in any case, that are integrations whatever the signals say. <see cref="Exclude"/> goes before it.
    /// </summary>
    public ImmutableArray<NamedReference> Include { get; init; } = [];

    /// <summary>
    /// Usernames or profile names, with <c>*</c> and <c>?</c> and in any case, that are not to be assessed. An option that includes one goes before it.
    /// </summary>
    public ImmutableArray<NamedReference> Exclude { get; init; } = [];

    /// <summary>Names, with <c>*</c> and <c>?</c>, that speak for an integration as any other name does.</summary>
    public ImmutableArray<NamedReference> Patterns { get; init; } = [];

    /// <summary>Display names by username or profile name.</summary>
    public ImmutableDictionary<string, NamedReference> DisplayNames { get; init; } = ImmutableDictionary.Create<string, NamedReference>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Profiles, permission sets and groups of integrations, as <c>Type:FullName</c>.</summary>
    public ImmutableArray<NamedReference> Containers { get; init; } = [];

    /// <summary>Answers of the integrations' owners.</summary>
    public OwnerAnswers Answers { get; init; } = OwnerAnswers.None;

    /// <summary>Day the assessment is made for.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Length of the login window in days.</summary>
    public int? WindowDays { get; init; }

    /// <summary>The org's edition, on which list prices and included seats depend; null when it is not said.</summary>
    public NamedReference? Edition { get; init; }

    /// <summary>The price book, from the folder of the configuration file; null for the catalogue's prices.</summary>
    public NamedReference? PriceBook { get; init; }

    /// <summary>From which impact on a finding fails a check, in the words of <see cref="ConfigurationReader.FailOnValues"/>; null when it is not said.</summary>
    public NamedReference? FailOn { get; init; }

    /// <summary>Projects and assemblies of rules, from the folder of the configuration file. What they hold is run.</summary>
    public ImmutableArray<NamedReference> RulePacks { get; init; } = [];

    /// <summary>Files of policies, and folders of such files, from the folder of the configuration file.</summary>
    public ImmutableArray<NamedReference> Policies { get; init; } = [];

    /// <summary>Findings that are accepted.</summary>
    public ImmutableArray<SuppressionEntry> Suppressions { get; init; } = [];

    /// <summary>This configuration over one that it rests on: lists follow the other's, a single value or a named entry goes before it.</summary>
    public Configuration Over(Configuration other) => new()
    {
        Files = Joined(Files, other.Files),
        Places = other.Places.SetItems(Places),
        Include = Joined(other.Include, Include),
        Exclude = Joined(other.Exclude, Exclude),
        Patterns = Joined(other.Patterns, Patterns),
        DisplayNames = other.DisplayNames.SetItems(DisplayNames),
        Containers = Joined(other.Containers, Containers),
        Answers = Answers.Over(other.Answers),
        AsOf = AsOf ?? other.AsOf,
        WindowDays = WindowDays ?? other.WindowDays,
        Edition = Edition ?? other.Edition,
        PriceBook = PriceBook ?? other.PriceBook,
        FailOn = FailOn ?? other.FailOn,
        RulePacks = Joined(other.RulePacks, RulePacks),
        Policies = Joined(other.Policies, Policies),
        Suppressions = Joined(other.Suppressions, Suppressions),
    };

    /// <summary>Whether <see cref="Containers"/> names a profile, permission set or group.</summary>
    public bool NamesContainer(string type, string fullName) =>
        Containers.Any(container => string.Equals(container.Name, $"{type}:{fullName}", StringComparison.OrdinalIgnoreCase));

    /// <summary>The first of some name patterns that a name fits, or null.</summary>
    public static NamedReference? FindMatch(ImmutableArray<NamedReference> patterns, string name)
    {
        foreach (var pattern in patterns)
        {
            if (Fits(pattern, name))
            {
                return pattern;
            }
        }

        return null;
    }

    /// <summary>Without what is there twice: two others may rest on one file.</summary>
    private static ImmutableArray<T> Joined<T>(ImmutableArray<T> first, ImmutableArray<T> second) => [.. first.Concat(second).Distinct()];

    private static bool Fits(NamedReference pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern.Name, name, ignoreCase: true);
}
