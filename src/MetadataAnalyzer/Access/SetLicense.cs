using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>The licence that a permission set is bound to, by its file and by the permission-sets export.</summary>
/// <param name="Name">A user licence's name or a permission set licence's developer name; null when the set is bound to none.</param>
/// <param name="Location">Where it stands: the element, the record, or the start of a file without one.</param>
/// <param name="Other">The record of the export that contradicts the file; null when they agree or one of them does not say.</param>
/// <param name="OtherName">What that record binds the set to; null for none.</param>
public sealed record SetLicense(string? Name, Location Location, PermissionSetRow? Other = null, string? OtherName = null)
{
    /// <summary>Whether the file and the export contradict each other.</summary>
    public bool IsContested => Other is not null;
}
