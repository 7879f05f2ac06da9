using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData;

/// <summary>A record of <c>setup-entity-access</c>: a permission set or profile gives access to an app.</summary>
/// <param name="Location">The record.</param>
/// <param name="ParentId">The permission set, or the one behind a profile.</param>
/// <param name="ParentName">From <c>Parent.Name</c>, without namespace; meaningless when a profile owns the parent.</param>
/// <param name="ParentLabel">From <c>Parent.Label</c>.</param>
/// <param name="ParentNamespacePrefix">From <c>Parent.NamespacePrefix</c>.</param>
/// <param name="ParentProfileId">From <c>Parent.ProfileId</c>: the profile that owns the parent.</param>
/// <param name="ParentProfileName">From <c>Parent.Profile.Name</c>: that profile's label.</param>
/// <param name="SetupEntityId">The app, class, page …</param>
/// <param name="SetupEntityType"><c>ConnectedApplication</c>, <c>ExternalClientApplication</c> …</param>
public sealed record SetupEntityAccessRow(
    Location Location,
    SalesforceId ParentId,
    string? ParentName,
    string? ParentLabel,
    string? ParentNamespacePrefix,
    SalesforceId ParentProfileId,
    string? ParentProfileName,
    SalesforceId SetupEntityId,
    string? SetupEntityType);
