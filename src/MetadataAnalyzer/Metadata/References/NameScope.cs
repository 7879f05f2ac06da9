namespace MetadataAnalyzer.Metadata.References;

/// <summary>What the names of a formula or condition hold. Flows have names of their own.</summary>
internal class NameScope
{
    /// <summary>The global variables and the relations to users, which mean the same everywhere.</summary>
    public static readonly NameScope Global = new();

    /// <summary>What of a user a name gives, or null.</summary>
    public virtual MergeField? FieldOf(string name) => MergeField.Parse(name);

    /// <summary>The texts that a name stands for.</summary>
    public virtual IEnumerable<NamedValue> ValuesOf(string name) => NamedValue.OfMergeField(name) is { } value ? [value] : [];
}
