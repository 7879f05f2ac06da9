using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Whether a subject needs a right that it holds.</summary>
public enum Need
{
    /// <summary>Something proves a use, or an administrator assigned the right by a permission set or group.</summary>
    Needed,

    /// <summary>Something proves that it is not used, or it can have no effect for an API client.</summary>
    NotNeeded,

    /// <summary>Neither is shown: a question to the integration's owner.</summary>
    Open,
}

/// <summary>The kinds of evidence on a need, in the order in which they are asked.</summary>
public enum NeedEvidence
{
    /// <summary>The platform gave the permission up.</summary>
    Retired,

    /// <summary>The integration's owner answered.</summary>
    Answer,

    /// <summary>The way the subject signs in, from exports.</summary>
    SignIn,

    /// <summary>What the project's files show to be absent.</summary>
    Files,

    /// <summary>A place in the metadata that names the user and asks for the right.</summary>
    NamedPlace,

    /// <summary>The catalogue's class of the permission: user interface, or a product that the subject does not have.</summary>
    Relevance,

    /// <summary>A permission set or group that is assigned to the subject.</summary>
    Assignment,

    /// <summary>The profile alone.</summary>
    Profile,
}

/// <summary>Whether a right is needed, and the evidence that decides.</summary>
/// <param name="Need">The answer.</param>
/// <param name="Evidence">The kind of evidence.</param>
/// <param name="Reason">The evidence in words; no full stop at its end.</param>
/// <param name="Place">Where the evidence is; null when it is no single place.</param>
public sealed record NeedStatement(Need Need, NeedEvidence Evidence, string Reason, Location? Place = null)
{
    /// <summary>Whether it proves a use: such a proof goes before every statement that the right is not needed.</summary>
    internal bool IsProofOfUse => Need == Need.Needed && Evidence is NeedEvidence.Answer or NeedEvidence.SignIn or NeedEvidence.NamedPlace;
}
