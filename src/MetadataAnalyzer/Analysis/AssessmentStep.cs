namespace MetadataAnalyzer.Analysis;

/// <summary>The step of the assessment a rule serves; the value is the first digit of the rule's id.</summary>
public enum AssessmentStep
{
    Input = 0,
    Profile = 1,
    PermissionSets = 2,
    NewPermissionSet = 3,
    IpRanges = 4,
    ConnectedApps = 5,
    ApexAndVisualforce = 6,
    References = 7,
    User = 8,
    LeastPrivilege = 9,
}
