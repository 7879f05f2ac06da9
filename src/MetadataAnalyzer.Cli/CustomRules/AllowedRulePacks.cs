using System.Collections.Immutable;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>The rule packs that the command line lets run. A pack is code, and a configuration may come from the author of a change.</summary>
/// <param name="All">Whether those run that a configuration names.</param>
/// <param name="Named">Projects and assemblies that the command line names itself, from the current folder.</param>
public sealed record AllowedRulePacks(bool All, ImmutableArray<string> Named)
{
    /// <summary>No pack runs.</summary>
    public static AllowedRulePacks None { get; } = new(All: false, []);

    /// <summary>True when no pack can run, also when a configuration names one.</summary>
    public bool IsNone => !All && Named.IsEmpty;
}
