namespace MetadataAnalyzer.Licensing;

/// <summary>A REST resource that checks a user permission instead of an object right.</summary>
/// <param name="Name">Its key in <c>objects.yml</c>, such as <c>limits</c>.</param>
/// <param name="Permission">API name of the user permission.</param>
/// <param name="Note">What else it needs.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record RestResource(string Name, string Permission, string? Note, EvidenceSource Source);
