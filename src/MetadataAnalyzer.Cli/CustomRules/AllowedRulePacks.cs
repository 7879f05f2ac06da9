using System.Collections.Immutable;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>The rule packs that the command line lets run. A pack is code, and a configuration may come from whoever wrote the project.</summary>
/// <param name="All">Whether those run that a configuration names.</param>
/// <param name="Named">Projects and assemblies that the command line names itself, from the current folder.</param>
public sealed record AllowedRulePacks(bool All, ImmutableArray<string> Named)
{
    /// <summary>No pack runs.</summary>
    public static AllowedRulePacks None { get; } = new(All: false, []);

    /// <summary>Whether no pack can run, whatever a configuration names.</summary>
    public bool IsNone => !All && Named.IsEmpty;
}
