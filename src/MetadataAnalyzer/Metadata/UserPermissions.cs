namespace MetadataAnalyzer.Metadata;

/// <summary>API names of the user permissions that code decides by; the catalogue of permissions names the others.</summary>
public static class UserPermissions
{
    public const string ApiEnabled = "ApiEnabled";

    public const string ApiUserOnly = "ApiUserOnly";

    public const string AuthorApex = "AuthorApex";

    public const string CustomizeApplication = "CustomizeApplication";

    public const string ManageInteraction = "ManageInteraction";

    public const string ModifyAllData = "ModifyAllData";

    public const string PasswordNeverExpires = "PasswordNeverExpires";

    public const string RunFlow = "RunFlow";

    public const string UseAnyApiAuth = "UseAnyApiAuth";

    public const string UseAnyApiClient = "UseAnyApiClient";

    public const string ViewAllData = "ViewAllData";
}
