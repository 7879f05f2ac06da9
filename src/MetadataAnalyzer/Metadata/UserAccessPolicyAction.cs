namespace MetadataAnalyzer.Metadata;

/// <summary>What a user access policy does.</summary>
/// <param name="Action"><c>Grant</c> or <c>Revoke</c>.</param>
/// <param name="Type"><c>PermissionSet</c>, <c>PermissionSetGroup</c>, <c>PermissionSetLicense</c>, <c>PackageLicense</c>, <c>Group</c> or <c>Queue</c>.</param>
/// <param name="Target">Name of what is granted or revoked.</param>
/// <param name="Location">The action element.</param>
public sealed record UserAccessPolicyAction(string Action, string Type, string Target, Location Location);
