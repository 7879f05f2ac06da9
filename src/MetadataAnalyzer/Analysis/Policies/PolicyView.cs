namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>What a policy looks at, as its conditions ask for it.</summary>
internal abstract class PolicyView
{
    public abstract string Name { get; }

    public abstract string Label { get; }

    /// <summary>What people call it, with its name.</summary>
    public abstract string Caption { get; }

    /// <summary>Null when it has none or the input does not say.</summary>
    public virtual string? License => null;

    /// <summary>The subject's profile; null for anything else.</summary>
    public virtual string? ProfileName => null;

    /// <summary>The place of a finding about the whole.</summary>
    public abstract Evidence Whole { get; }

    /// <summary>What of the kind that a condition asks for is there, whether or not its name fits.</summary>
    public abstract IEnumerable<PolicyHolding> Holdings(PolicyAsk ask);

    /// <summary>Whether the input shows everything that a condition asks for, so that what it does not show is not there.</summary>
    public abstract bool ShowsAll(PolicyAsk ask);
}
