namespace MetadataAnalyzer.Metadata;

/// <summary>Names of the metadata types that code names in more than one place; the registry knows all types.</summary>
public static class MetadataTypes
{
    public const string ApexClass = "ApexClass";

    public const string ApexComponent = "ApexComponent";

    public const string ApexPage = "ApexPage";

    public const string ApexTrigger = "ApexTrigger";

    public const string AssignmentRules = "AssignmentRules";

    public const string AuraDefinitionBundle = "AuraDefinitionBundle";

    public const string AuthProvider = "AuthProvider";

    public const string Bot = "Bot";

    public const string ConnectedApp = "ConnectedApp";

    public const string CustomApplication = "CustomApplication";

    public const string CustomField = "CustomField";

    public const string CustomLabels = "CustomLabels";

    public const string CustomMetadata = "CustomMetadata";

    public const string CustomObject = "CustomObject";

    public const string CustomObjectTranslation = "CustomObjectTranslation";

    public const string CustomPermission = "CustomPermission";

    public const string CustomTab = "CustomTab";

    public const string DelegateGroup = "DelegateGroup";

    public const string EscalationRules = "EscalationRules";

    public const string ExternalClientApplication = "ExternalClientApplication";

    public const string ExternalCredential = "ExternalCredential";

    public const string ExternalDataSource = "ExternalDataSource";

    public const string ExtlClntAppConfigurablePolicies = "ExtlClntAppConfigurablePolicies";

    public const string ExtlClntAppGlobalOauthSettings = "ExtlClntAppGlobalOauthSettings";

    public const string ExtlClntAppOauthConfigurablePolicies = "ExtlClntAppOauthConfigurablePolicies";

    public const string ExtlClntAppOauthSettings = "ExtlClntAppOauthSettings";

    public const string Flow = "Flow";

    public const string Group = "Group";

    public const string InstalledPackage = "InstalledPackage";

    public const string Layout = "Layout";

    public const string LightningComponentBundle = "LightningComponentBundle";

    public const string MutingPermissionSet = "MutingPermissionSet";

    public const string NamedCredential = "NamedCredential";

    public const string PermissionSet = "PermissionSet";

    public const string PermissionSetGroup = "PermissionSetGroup";

    public const string Profile = "Profile";

    public const string ProfilePasswordPolicy = "ProfilePasswordPolicy";

    public const string ProfileSessionSetting = "ProfileSessionSetting";

    public const string Queue = "Queue";

    public const string RecordType = "RecordType";

    public const string Role = "Role";

    public const string Settings = "Settings";

    public const string SharingRules = "SharingRules";

    public const string StandardValueSetTranslation = "StandardValueSetTranslation";

    public const string Translations = "Translations";

    public const string UserAccessPolicy = "UserAccessPolicy";

    public const string ValidationRule = "ValidationRule";

    public const string Workflow = "Workflow";
}
