using System.CommandLine;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Options for the rules of a verb: the built-in ones and those that a configuration adds.</summary>
internal sealed class RuleOptions
{
    private readonly ConfigurationOptions _configuration = new("names rule packs and policies", "the built-in rules alone");

    private readonly RulePackOptions _rulePacks = new();

    public void AddTo(Command command)
    {
        _configuration.AddTo(command);
        _rulePacks.AddTo(command);
    }

    /// <param name="arguments">What was asked for.</param>
    /// <param name="context">Where the configuration and what it names are.</param>
    /// <param name="folder">Where a configuration that is not named is looked for, and upwards.</param>
    /// <exception cref="ConfigurationException">The configuration, a pack or a file of policies cannot be used.</exception>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public CommandRules Read(ParseResult arguments, VerbContext context, string folder = ".")
    {
        var input = _configuration.Read(arguments, folder) with { RulePacks = _rulePacks.Read(arguments) };
        var configuration = input.ReadConfiguration(context.FileSystem);
        return InputOptions.ReadRules(input, configuration, context);
    }

    /// <summary>The catalogue's products with those of the configuration.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public VendorCatalogue ReadVendors(ParseResult arguments, VerbContext context) => _configuration.ReadVendors(arguments, context);
}

/// <summary>Options for the rule packs that may run.</summary>
internal sealed class RulePackOptions
{
    private readonly Option<bool> _allow = new(CustomRuleReader.AllowOption)
    {
        Description = "Run the rule packs that the configuration names: code, with your rights. Only for a project that you trust",
    };
    private readonly Option<string[]> _named = SharedOptions.Repeatable(
        CustomRuleReader.NameOption, "FILE",
        "Run this rule pack, a project (.csproj) or an assembly (.dll), beside those of the configuration; repeatable");

    public void AddTo(Command command)
    {
        command.Add(_allow);
        command.Add(_named);
    }

    public AllowedRulePacks Read(ParseResult arguments) => new(arguments.GetValue(_allow), [.. arguments.GetValue(_named) ?? []]);
}
