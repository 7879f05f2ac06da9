using System.Collections.Immutable;

namespace MetadataAnalyzer.Readiness;

/// <summary>Something that decides what a check lets pass, such as the accepted findings: where it comes from, and what the change would make of it.</summary>
/// <param name="Name">The key of the configuration, or a word for a file: <c>failOn</c>, <c>baseline</c>, <c>.forceignore</c>.</param>
/// <param name="Path">The file that people look into, relative to the project.</param>
/// <param name="Origins">Where it was read; several when it is joined from files and options.</param>
/// <param name="Change">How the files of the change differ from those of the state before it; null when they do not, or when nothing is compared.</param>
public sealed record GateInput(string Name, string Path, ImmutableArray<GateInputOrigin> Origins, GateInputChange? Change = null);

/// <summary>How something that a check goes by differs after the change.</summary>
/// <param name="Added">Entries that only the state after the change has; 0 when they were not counted.</param>
/// <param name="Removed">Entries that only the state before the change has.</param>
/// <param name="Before">A single value before the change; null for a list.</param>
/// <param name="After">The value after it.</param>
public sealed record GateInputChange(int Added, int Removed, string? Before = null, string? After = null);

/// <summary>Where something was read that a check goes by.</summary>
public enum GateInputOrigin
{
    /// <summary>An option, or a file outside of the repository that an option names.</summary>
    CommandLine,

    /// <summary>The commit before the change.</summary>
    Base,

    /// <summary>The files as they lie.</summary>
    WorkingTree,
}
