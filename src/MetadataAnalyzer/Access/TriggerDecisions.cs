using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>Decides for one subject whether the trigger of a permission is present.</summary>
internal sealed class TriggerDecisions(SubjectIdentity subject, EffectiveAccess access, ProfileRetrieval retrieval, OrgContent org)
{
    private const AccessRights Write = AccessRights.Create | AccessRights.Edit | AccessRights.Delete | AccessRights.ModifyAll;
    private const AccessRights EditRights = AccessRights.Edit | AccessRights.ModifyAll;

    private readonly bool _modifiesAllData = access.FindUserPermission(UserPermissions.ModifyAllData) is not null;

    /// <summary>Whether a trigger is present; null when the files and exports at hand do not decide it.</summary>
    /// <param name="trigger">One of <see cref="PermissionTrigger.Decided"/>.</param>
    public bool? IsPresent(string trigger) => trigger switch
    {
        PermissionTrigger.ApexRest => ReachesApexRest(),
        PermissionTrigger.OutboundMessages => TriggersOutboundMessages(),
        PermissionTrigger.PriceOverride => May(Write, "OpportunityLineItem", "Opportunity"),
        PermissionTrigger.Cases => May(EditRights, "Case"),
        PermissionTrigger.Leads => May(EditRights, "Lead"),
        PermissionTrigger.ContractsAndOrders => May(EditRights, "Contract", "Order"),
        PermissionTrigger.Solutions => May(EditRights, "Solution"),
        PermissionTrigger.Knowledge => MayUseArticles(),
        PermissionTrigger.LoginMethod => UsesOldLoginMethod(),
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "the catalogue lets in no trigger that is not decided here"),
    };

    private bool? May(AccessRights any, params ReadOnlySpan<string> objects)
    {
        if (_modifiesAllData)
        {
            return true;
        }

        var areCovered = true;
        foreach (var name in objects)
        {
            if ((access.OnObject(name) & any) != AccessRights.None)
            {
                return true;
            }

            areCovered &= retrieval.CoversObject(name);
        }

        return areCovered ? false : null;
    }

    private bool? MayUseArticles()
    {
        if (_modifiesAllData
            || access.Rights(AccessKind.Object).Any(right => right.Name.EndsWith("__kav", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        // The names of article types are not known unless the project holds them.
        var types = org.Project.CustomObjects.Where(entry => entry.FullName.EndsWith("__kav", StringComparison.OrdinalIgnoreCase)).ToList();
        return types.Count > 0 && types.TrueForAll(type => retrieval.CoversObject(type.FullName)) ? false : null;
    }

    /// <summary>A class the subject may call that is a REST resource; a class whose body cannot be read might be one.</summary>
    private bool? ReachesApexRest()
    {
        var mayCallAll = _modifiesAllData || access.FindUserPermission(UserPermissions.AuthorApex) is not null;
        if (mayCallAll && org.Project.ApexClasses.Any(apex => apex.RestResource is not null))
        {
            return true;
        }

        var undecided = !org.Project.ContainsType(MetadataTypes.ApexClass) || !retrieval.Covers("classAccesses");
        foreach (var name in access.Rights(AccessKind.ApexClass).Select(right => right.Name))
        {
            var apex = org.Project.ApexClasses.Find(name);
            if (apex?.RestResource is not null)
            {
                return true;
            }

            undecided |= apex is not { HasBody: true };
        }

        return undecided ? null : false;
    }

    /// <summary>Outbound messages of workflows, approvals and milestones are all in the workflow file of their object.</summary>
    private bool? TriggersOutboundMessages()
    {
        if (org.Project.Workflows.Any(workflow => !workflow.OutboundMessages.IsEmpty && Writes(workflow.FullName)))
        {
            return true;
        }

        // A project without any workflow was more likely retrieved without them than taken from an org that has none.
        var isRetrieved = org.Project.ContainsType(MetadataTypes.Workflow)
            && !org.Project.Unreadable.SelectMany(file => file.Components).Any(file => file.Type == MetadataTypes.Workflow);
        var withMessages = org.Project.Workflows.Where(workflow => !workflow.OutboundMessages.IsEmpty);
        return isRetrieved && withMessages.All(workflow => retrieval.CoversObject(workflow.FullName)) ? false : null;

        bool Writes(string name) => _modifiesAllData || (access.OnObject(name) & Write) != AccessRights.None;
    }

    private bool? UsesOldLoginMethod()
    {
        if (subject.Logins is not { IsEmpty: false } logins)
        {
            return null;
        }

        // An application that the project does not hold may not be installed.
        var isUsed = logins.Flows.Any(flow => flow is "username-password" or "soap-login")
            || logins.Applications.Any(name => !org.HoldsApplication(name));
        return isUsed ? true : org.LoginGap is null ? false : null;
    }
}

/// <summary>Looks for what shows that a subject has a product.</summary>
internal sealed class FeaturePresence(SubjectIdentity subject, EffectiveAccess access, ProfileRetrieval retrieval, OrgContent org)
{
    private const string FlagPrefix = "UserPermissions";

    /// <summary>Null when what would show the product was not exported or not retrieved, or when nothing can show it.</summary>
    public bool? IsPresent(string? featureName)
    {
        if (featureName is null || org.Catalogue.FindFeature(featureName) is not { HasIndicator: true } feature)
        {
            return null;
        }

        var isShown = subject.HoldsPermissionSetLicense(feature.MatchesPermissionSetLicense)
            || feature.Namespaces.Any(prefix => HasPackage(prefix))
            || feature.UserFlags.Any(flag => HasFlag(flag))
            || feature.Settings.Any(setting => IsOn(setting))
            || feature.Objects.Any(name => access.OnObject(name) != AccessRights.None);
        return isShown ? true : IsExcluded(feature) ? false : null;
    }

    /// <summary>
    /// Whether every place that could show the product was looked at. A wildcard retrieves no standard object: of a product that only its
    /// objects show, the retrieve must have named them.
    /// </summary>
    private bool IsExcluded(FeatureEntry feature) =>
        (feature.PermissionSetLicenses.IsEmpty || subject.KnowsPermissionSetLicenses)
        && (feature.Namespaces.IsEmpty || org.Exports.Has(UserPackageLicenseRow.Export))
        && (feature.UserFlags.IsEmpty || subject.User is not null)
        && feature.Settings.All(setting => org.Project.Settings.Any(settings => IsOf(setting, settings)))
        && ExcludesObjects(feature);

    private bool ExcludesObjects(FeatureEntry feature)
    {
        var isShownByObjectsAlone =
            feature is { PermissionSetLicenses.IsEmpty: true, Namespaces.IsEmpty: true, UserFlags.IsEmpty: true, Settings.IsEmpty: true };
        return isShownByObjectsAlone ? feature.Objects.All(name => retrieval.CoversObject(name))
            : feature.Objects.IsEmpty || retrieval.Covers("objectPermissions");
    }

    private bool HasPackage(string prefix) =>
        subject.PackageLicenses.Any(license => ApiName.Same(license.Name, prefix))
        || access.Rights(AccessKind.Object).Any(right => right.Name.StartsWith(prefix + "__", StringComparison.OrdinalIgnoreCase));

    private bool IsOn(string setting) => org.Project.Settings.Any(settings => IsOf(setting, settings)
        && settings.SwitchedOn.Contains(setting[(setting.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparer.OrdinalIgnoreCase));

    private static bool IsOf(string setting, OrgSettings settings) =>
        setting.AsSpan(0, setting.IndexOf('.', StringComparison.Ordinal)).Equals(settings.RootElement, StringComparison.OrdinalIgnoreCase);

    private bool HasFlag(string flag) => subject.User is { } user
        && user.FeatureFlags.Contains(
            flag.StartsWith(FlagPrefix, StringComparison.Ordinal) ? flag[FlagPrefix.Length..] : flag, StringComparer.OrdinalIgnoreCase);
}
