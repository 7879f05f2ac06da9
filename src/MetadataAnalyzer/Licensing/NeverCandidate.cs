namespace MetadataAnalyzer.Licensing;

/// <summary>A user type or profile whose users never move, whatever their licence.</summary>
/// <param name="Name">Value of <c>User.UserType</c>, or the profile's label.</param>
/// <param name="Reason">Why, as a phrase.</param>
/// <param name="IsForPeople">Whether the users are people; not guests, agents or the vendor's own.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record NeverCandidate(string Name, string Reason, bool IsForPeople, EvidenceSource Source);
