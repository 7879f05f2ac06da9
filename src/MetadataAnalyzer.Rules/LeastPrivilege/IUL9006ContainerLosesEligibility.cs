using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.LeastPrivilege;

/// <summary>
/// IUL9006: a container that the configuration names as an integration's holds a right that takes its users out of eligibility, or a
/// critical permission.
/// </summary>
public sealed class IUL9006ContainerLosesEligibility : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL9006",
        title: "An integration holds what it must not",
        messageFormat: "{0} {1}",
        description: "An integration's containers are held to the integration licence on every change, whether or not a user of them is "
            + "known; so is who could move before a change.",
        step: AssessmentStep.LeastPrivilege,
        impact: Impact.Change,
        otherImpacts: [Impact.Blocker]);

    private const string ByConfiguration = "is an integration's by the configuration and";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterComponentAction<Metadata.Profile>(AnalyzeProfile);
        context.RegisterComponentAction<PermissionSet>(AnalyzePermissionSet);
    }

    // The move replaces a profile, and rights that the licence cannot hold go with it, unless a user needs them; IUL1002 reports those.
    private static void AnalyzeProfile(ComponentAnalysisContext<Metadata.Profile> context)
    {
        if (context.Org.Configuration.NamesContainer(MetadataTypes.Profile, context.Component.FullName))
        {
            ReportPermissions(context, context.Component, Muting.None, isRefusedWhenBlocked: false);
        }
    }

    private static void AnalyzePermissionSet(ComponentAnalysisContext<PermissionSet> context)
    {
        var (set, org) = (context.Component, context.Org);
        if (FindMuting(set, org) is not { } muting)
        {
            return;
        }

        if (set.License is { } license && !org.IsTargetUserLicense(license) && org.Names.IsUserLicense(license))
        {
            context.Report(
                Descriptor, Evidence.Of(set, set.LicenseLocation, "license"), set.Caption,
                $"{ByConfiguration} is bound to the user licence '{license}', so that no user on the integration licence can hold it "
                    + $"({Cost(org)}). Rebuild it without a licence");
            return;
        }

        ReportPermissions(context, set, muting, isRefusedWhenBlocked: true);
        foreach (var grant in set.Grants(AccessKind.Object).DistinctBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase))
        {
            var rights = grant.Rights & ~muting.Of(AccessKind.Object, grant.Name);
            var carriage = org.Capabilities.Object(grant.Name, rights);
            if (rights != AccessRights.None && carriage.Status == CarriageStatus.Blocked)
            {
                context.Report(
                    Descriptor, Impact.Blocker, Evidence.Of(set, set.LocationOf(grant), grant.Name), set.Caption,
                    $"{ByConfiguration} {Refused($"object {grant.Name}", carriage, org)}");
            }
        }
    }

    private static void ReportPermissions<T>(
        ComponentAnalysisContext<T> context, PermissionContainer container, Muting muting, bool isRefusedWhenBlocked)
        where T : MetadataComponent
    {
        var org = context.Org;
        foreach (var grant in container.Grants(AccessKind.UserPermission).DistinctBy(grant => grant.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (muting.Of(AccessKind.UserPermission, grant.Name) != AccessRights.None)
            {
                continue;
            }

            var entry = org.Catalogue.FindPermission(grant.Name);
            var name = entry is null ? grant.Name : $"{entry.Label} ({grant.Name})";
            var carriage = org.Capabilities.UserPermission(grant.Name);
            var isRefused = isRefusedWhenBlocked && carriage.Status == CarriageStatus.Blocked;
            var problem = isRefused ? Refused(name, carriage, org)
                : entry?.Risk == PermissionRisk.Critical
                ? $"grants {name}, a critical permission. Grant what the integration uses instead, or accept it with a reason"
                : null;
            if (problem is not null)
            {
                var impact = isRefused && IsAlwaysNeeded(entry) ? Impact.Blocker : Impact.Change;
                context.Report(
                    Descriptor, impact, Evidence.Of(container, container.LocationOf(grant), grant.Name), container.Caption,
                    $"{ByConfiguration} {problem}");
            }
        }
    }

    /// <summary>
    /// Whether the permission blocks each of its holders, as in IUL1002. A permission that matters only in the user interface, in some use
    /// or with some product, or that has a replacement, is to be taken out of the set and blocks no user for certain.
    /// </summary>
    private static bool IsAlwaysNeeded(PermissionEntry? entry) =>
        entry is null or { Relevance: PermissionRelevance.Api or PermissionRelevance.Admin, Trigger: null, Replacement: null };

    private static string Refused(string what, Carriage carriage, Org org) =>
        $"grants {what}, which takes its users out of eligibility ({Cost(org)}): {carriage.Evidence}. Take it out, or move "
            + "it to a set for other users";

    private static string Cost(Org org)
    {
        var prices = org.Catalogue.Prices;
        return prices.FindPrice(
            "Salesforce", org.Configuration.Edition?.Name, org.AsOf)?.PerUserAndYear - prices.Integration.PerUserAndYear is { } less
            ? $"{new Money(less, prices.Currency)} for each user and year"
            : "the yearly cost is not priced";
    }

    /// <summary>The muting of a named set; null when neither it nor a group that holds it is named.</summary>
    private static Muting? FindMuting(PermissionSet set, Org org)
    {
        if (org.Configuration.NamesContainer(MetadataTypes.PermissionSet, set.FullName))
        {
            return Muting.None;
        }

        // Of several groups the one that mutes least would decide; the first without muting is that one.
        return org.Project.PermissionSetGroups
            .Where(group => org.Configuration.NamesContainer(MetadataTypes.PermissionSetGroup, group.FullName)
                && group.PermissionSets.Any(member => ApiName.Same(member.Name, set.FullName)))
            .Select(group => Muting.Of(group, org.Project))
            .OrderByDescending(muting => muting.IsEmpty)
            .FirstOrDefault();
    }
}
