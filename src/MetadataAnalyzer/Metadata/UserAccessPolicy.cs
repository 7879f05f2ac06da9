using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>A policy that grants or revokes access by itself when a user matches its filters.</summary>
public sealed class UserAccessPolicy : MetadataComponent
{
    /// <inheritdoc/>
    public override string TypeName => MetadataTypes.UserAccessPolicy;

    public string? Label { get; init; }

    /// <summary><c>Design</c> … <c>Active</c>, <c>Completed</c>: only an active policy acts.</summary>
    public string? Status { get; init; }

    /// <summary><c>Create</c>, <c>Update</c> or <c>CreateAndUpdate</c>; null for a policy that is run by hand.</summary>
    public string? TriggerType { get; init; }

    public ImmutableArray<UserAccessPolicyFilter> Filters { get; init; } = [];

    public ImmutableArray<UserAccessPolicyAction> Actions { get; init; } = [];
}

/// <summary>The action of a user access policy.</summary>
/// <param name="Action"><c>Grant</c> or <c>Revoke</c>.</param>
/// <param name="Type"><c>PermissionSet</c>, <c>PermissionSetGroup</c>, <c>PermissionSetLicense</c>, <c>PackageLicense</c>, <c>Group</c> or
/// <c>Queue</c>.</param>
/// <param name="Target">Name of what is granted or revoked.</param>
/// <param name="Location">The action element.</param>
public sealed record UserAccessPolicyAction(string Action, string Type, string Target, Location Location);

/// <summary>The users that a user access policy is about.</summary>
/// <param name="Type">What is compared: <c>Profile</c>, <c>UserRole</c>, <c>User</c> …</param>
/// <param name="Operation"><c>equals</c>, <c>notEquals</c>, <c>in</c> …</param>
/// <param name="Target">Name compared with.</param>
/// <param name="Location">The filter element.</param>
public sealed record UserAccessPolicyFilter(string Type, string Operation, string Target, Location Location);
