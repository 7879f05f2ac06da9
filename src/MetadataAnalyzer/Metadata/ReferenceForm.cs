namespace MetadataAnalyzer.Metadata;

/// <summary>How a reference names its target.</summary>
public enum ReferenceForm
{
    /// <summary>The value of an element that the platform reads as a name.</summary>
    Element,

    /// <summary>A merge field in a formula.</summary>
    Formula,

    /// <summary>A condition or filter of declarative automation, with field, operator and value in elements of their own.</summary>
    Condition,

    /// <summary>An expression or query in Apex.</summary>
    Code,

    /// <summary>A record id in any text.</summary>
    LiteralId,

    /// <summary>A value of a custom metadata record.</summary>
    Record,
}
