namespace MetadataAnalyzer.Analysis;

/// <summary>What kind of actor a subject is.</summary>
public enum SubjectClass
{
    /// <summary>Strong evidence of an integration.</summary>
    Integration,

    /// <summary>Some evidence; names alone never say more.</summary>
    Possible,

    /// <summary>A person, or nothing says otherwise.</summary>
    Person,

    /// <summary>Guest, platform, or a vendor's own user.</summary>
    Other,
}
