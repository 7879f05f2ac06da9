using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.CustomRules.Policies;

/// <summary>A component or subject, as the conditions of a policy read it.</summary>
internal abstract class PolicyView
{
    public abstract string Name { get; }

    public abstract string Label { get; }

    /// <summary>Its kind in words, with its name.</summary>
    public abstract string Caption { get; }

    /// <summary>The licence; null when it has none or the input does not show it.</summary>
    public virtual string? License => null;

    /// <summary>The subject's profile; null for anything else.</summary>
    public virtual string? ProfileName => null;

    /// <summary>The place of a finding about the whole.</summary>
    public abstract Evidence Whole { get; }

    /// <summary>The properties of the kind that a condition asks for, of any name.</summary>
    public abstract IEnumerable<PolicyHolding> Holdings(PolicyAsk ask);

    /// <summary>Whether the input shows everything that a condition asks for, so that what it does not show is not there.</summary>
    public abstract bool ShowsAll(PolicyAsk ask);
}

/// <summary>A permission set or profile by itself, regardless of its users.</summary>
internal sealed class ContainerView(PermissionContainer container, Org org) : PolicyView
{
    public override string Name => container.FullName;

    public override string Label => container.Label ?? container.FullName;

    public override string Caption => container.Caption;

    public override string? License => container is Profile profile ? profile.UserLicense : ((PermissionSet)container).License;

    public override Evidence Whole => container;

    public override IEnumerable<PolicyHolding> Holdings(PolicyAsk ask) => ask.Key switch
    {
        _ when ask.Kind is { } kind => container.Grants(kind).Select(grant => new PolicyHolding(grant.Name, AccessKinds.Singular(kind))
        {
            Rights = grant.Rights,
            At = Evidence.Of(container, container.LocationOf(grant), $"{AccessKinds.ElementType(kind)} {grant.Name}"),
        }),
        "name" => [new(Name, "name")],
        "label" => container.Label is null ? [] : [new(container.Label, "label")],
        "license" => License is null ? [] : [new(License, "licence")],
        "custom" => container is Profile { IsCustom: { } isCustom } ? [new(isCustom ? "true" : "false", "custom")] : [],
        _ => [],
    };

    public override bool ShowsAll(PolicyAsk ask) => ask.Kind is { } kind ? ShowsAll(container, org, kind, ask)
        : ask.Key switch
        {
            "license" => container is PermissionSet || License is not null,
            "custom" => container is Profile { IsCustom: not null },
            _ => true,
        };

    /// <summary>
    /// Whether a container's file shows all grants of a kind that a condition asks for. An absent section proves nothing. A profile comes
    /// with the rights on just those components that were retrieved with it.
    /// </summary>
    public static bool ShowsAll(PermissionContainer container, Org org, AccessKind kind, PolicyAsk ask) =>
        AccessKinds.Sections.Any(section => section.Kind == kind && container.Sections.ContainsKey(section.Element))
        && (container is not Profile || ask.Patterns.All(pattern => WasRetrieved(org.Project, kind, pattern)));

    private static bool WasRetrieved(MetadataProject project, AccessKind kind, string pattern)
    {
        var type = kind == AccessKind.Field ? "CustomField" : AbsentComponent.TypeOf(kind);
        return type is null || (pattern.AsSpan().IndexOfAny('*', '?') < 0 ? project.Contains(type, pattern) : project.ContainsType(type));
    }
}

/// <summary>A subject with the rights from its profile, permission sets and groups.</summary>
internal sealed class SubjectView(Subject subject, Classification classification, Org org) : PolicyView
{
    public override string Name => subject.Name;

    public override string Label => subject.Label;

    public override string Caption => $"{(subject.Kind == SubjectKind.User ? "user" : "profile")} '{subject.Name}'";

    public override string? License => subject.UserLicense;

    public override string? ProfileName => subject.ProfileName;

    public override Evidence Whole => subject.Location;

    public override IEnumerable<PolicyHolding> Holdings(PolicyAsk ask) => ask.Key switch
    {
        _ when ask.Kind is { } kind => subject.Access.Rights(kind).Select(right => Grant(right, ask)),
        "name" => [new(Name, "name")],
        "label" => [new(Label, "label")],
        "license" => License is null ? [] : [new(License, "licence")],
        "profile" => subject.ProfileName.Length == 0 ? [] : [new(subject.ProfileName, "profile")],
        "permissionSet" => subject.Access.Assignments.Select(assignment => assignment.Name)
            .Concat(subject.Access.Sources.Where(source => !source.IsProfile).Select(source => source.Container.FullName))
                .Select(name => new PolicyHolding(name, "permission set")),
        "permissionSetLicense" =>
            subject.PermissionSetLicenses.Select(license => new PolicyHolding(license.Name, "permission set licence")),
        "classification" => [new(classification.Class.ToString(), "classification")],
        _ => [],
    };

    /// <summary>
    /// A permission set's file lists all that is on when it was retrieved; only of a profile does a retrieve bring a part. A container that
    /// is not at hand may hold anything.
    /// </summary>
    public override bool ShowsAll(PolicyAsk ask) => ask.Kind is { } kind
        ? subject is { Profile: { } profile, Access.MissingContainers.IsEmpty: true } && KnowsAssignments
            && ContainerView.ShowsAll(profile, org, kind, ask)
        : ask.Key switch
        {
            "license" => License is not null,
            "profile" => subject.ProfileName.Length > 0,
            "permissionSet" => KnowsAssignments && subject.Access.MissingContainers.IsEmpty,
            "permissionSetLicense" => subject.KnowsPermissionSetLicenses,
            _ => true,
        };

    private bool KnowsAssignments => subject.Kind == SubjectKind.User && org.Exports.Has(PermissionSetAssignmentRow.Export);

    /// <summary>The right with the first grant that gives one of the rights of the condition.</summary>
    private static PolicyHolding Grant(EffectiveRight right, PolicyAsk ask)
    {
        var grant = right.Grants.FirstOrDefault(
            grant => ask.Rights == AccessRights.None || (grant.Rights & ask.Rights) != AccessRights.None, right.Grants[0]);
        return new(right.Name, AccessKinds.Singular(right.Kind))
        {
            Rights = right.Rights,
            At = Evidence.Of(grant, $"{AccessKinds.ElementType(right.Kind)} {right.Name}"),
            Container = grant.Source.Container.Caption,
        };
    }
}
