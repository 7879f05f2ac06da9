namespace MetadataAnalyzer.Licensing;

/// <summary>Integration seats that an edition includes.</summary>
/// <param name="Edition">The edition's name.</param>
/// <param name="UserLicense">Seats of the user licence.</param>
/// <param name="PermissionSetLicense">Seats of the permission set licence.</param>
/// <param name="Source">Where that is known from.</param>
public sealed record IncludedSeats(string Edition, int UserLicense, int PermissionSetLicense, EvidenceSource Source);
