using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>An error that the move may meet, with what it means.</summary>
/// <param name="Message">What the platform says.</param>
/// <param name="Meaning">What it means, and what to do.</param>
/// <param name="Source">What kind of source tells of it.</param>
internal sealed record ErrorText(string Message, string Meaning, string Source)
{
    /// <summary>What public sources tell, in the order of the steps.</summary>
    public static ImmutableArray<ErrorText> All { get; } =
    [
        new("no UserLicense named Salesforce Integration found", "The org has no seat pool of the licence: buy or ask for it before anything is deployed.", "observed for another licence"),
        new("Unknown user permission: …", "A permission of the new set or profile is not known in this org: take it out of the file and deploy again.", "observed"),
        new("You can only assign profiles that are compatible with the user's license", "The profile belongs to a licence that this user cannot change to. Check that the new profile is on Salesforce Integration.", "reported"),
        new("User's Profile can't be set to '…' because it's derived from a license that doesn't require the following permission(s): ChatterInternalUser", "The new profile lacks Chatter Internal User: switch it on in the profile and try again.", "reported"),
        new("The user license doesn't allow the permission: …", "Something is assigned that the licence cannot hold. Before the switch: an assignment was not removed. After it: the permission set licence is not assigned yet, or the set holds what the licence refuses; assign the permission set licence first, then take the named permission out of the set.", "observed, six public sources"),
        new("INVALID_TYPE: sObject type '…' is not supported", "The user has no right on the object: the permission set licence or a permission set is missing.", "observed"),
        new("invalid_grant / user hasn't approved this consumer", "The app does not admit the user any more: neither the new profile nor a permission set of the user is on its list.", "observed"),
        new("OAUTH_APPROVAL_ERROR_GENERIC: app must be installed into org", "The app is not installed and the user may not approve it: an administrator installs it.", "documented since September 2025"),
        new("LOGIN_ERROR_USER_API_ONLY (Access Restricted for API Only Users)", "Somebody or something signs in through the user interface: that ends with this licence.", "documented"),
        new("APEX_REST_SERVICES_DISABLED", "The user may not call Apex REST: the permission ApexRestServices is missing.", "observed"),
        new("INSUFFICIENT_ACCESS at login()", "SOAP login() asks for the permission UseAnyApiAuth, and ends in all API versions in Summer '27: change the client to an OAuth flow.", "documented"),
        new("Enter a valid execution user for the OAuth client credentials flow", "The app runs as a user that is not there: set the run-as user in Setup.", "observed"),
    ];
}
