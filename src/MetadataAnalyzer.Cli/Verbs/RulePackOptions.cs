using System.CommandLine;
using MetadataAnalyzer.CustomRules;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Which rule packs may run.</summary>
internal sealed class RulePackOptions
{
    private readonly Option<bool> _allow = new(CustomRuleReader.AllowOption) { Description = "Run the rule packs that the configuration names: code, with your rights. Only for a project that you trust" };
    private readonly Option<string[]> _named = SharedOptions.Repeatable(CustomRuleReader.NameOption, "FILE", "Run this rule pack, a project (.csproj) or an assembly (.dll), beside those of the configuration; repeatable");

    public void AddTo(Command command)
    {
        command.Add(_allow);
        command.Add(_named);
    }

    public AllowedRulePacks Read(ParseResult arguments) => new(arguments.GetValue(_allow), [.. arguments.GetValue(_named) ?? []]);
}
