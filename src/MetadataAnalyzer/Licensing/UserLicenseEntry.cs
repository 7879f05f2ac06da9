using System.Collections.Immutable;

namespace MetadataAnalyzer.Licensing;

/// <summary>A user licence and its part in the move.</summary>
/// <param name="Name">As <c>userLicense</c> and <c>UserLicense.Name</c> write it.</param>
/// <param name="Keys">Values of <c>UserLicense.LicenseDefinitionKey</c>.</param>
/// <param name="Role">Its part.</param>
/// <param name="Reason">Why, as a phrase: "external user".</param>
/// <param name="IsForPeople">Whether its users are people, for a licence that is never a source; not guests, agents or the vendor's own.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record UserLicenseEntry(string Name, ImmutableArray<string> Keys, UserLicenseRole Role, string Reason, bool IsForPeople, EvidenceSource Source);
