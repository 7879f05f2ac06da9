using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>Says whether a component, present or missing, gives a subject access.</summary>
internal static class ComponentUse
{
    public static bool Uses(Subject subject, string type, string fullName) => type switch
    {
        "Profile" => subject.Org.Names.IsProfile(fullName, subject),
        "PermissionSet" => subject.Access.Sources.Any(source => !source.IsProfile && Same(source.Container.FullName, fullName))
            || IsAssigned(subject, type, fullName) || IsMissing(subject, type, fullName),
        "PermissionSetGroup" => IsAssigned(subject, type, fullName),
        "MutingPermissionSet" => subject.Assignments.Any(assignment =>
            assignment.Group?.MutingPermissionSets.Any(muting => Same(muting.Name, fullName)) == true),
        "ConnectedApp" or "ExternalClientApplication" => subject.AppUses.Any(use => use.App.TypeName == type && Same(use.App.FullName, fullName)),
        "ApexClass" => IsGranted(subject, AccessKind.ApexClass, fullName),
        "ApexPage" => IsGranted(subject, AccessKind.VisualforcePage, fullName),
        _ => false,
    };

    private static bool IsAssigned(Subject subject, string type, string fullName) =>
        subject.Assignments.Any(assignment => assignment.TypeName == type && Same(assignment.Name, fullName));

    private static bool IsMissing(Subject subject, string type, string fullName) =>
        subject.MissingContainers.Any(missing => missing.Type == type && Same(missing.Name, fullName));

    private static bool IsGranted(Subject subject, AccessKind kind, string name) =>
        subject.Access.Sources.Any(source => source.Grants(kind).Any(grant => Same(grant.Grant.Name, name)));

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
