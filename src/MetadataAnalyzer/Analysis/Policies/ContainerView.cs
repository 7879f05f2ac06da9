using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;

namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>A permission set or profile by itself, whoever has it.</summary>
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
    /// Whether a container's file shows all grants of a kind that a condition asks for. An absent section proves nothing. A profile comes with the
    /// rights on just those components that were retrieved with it.
    /// </summary>
    public static bool ShowsAll(PermissionContainer container, Org org, AccessKind kind, PolicyAsk ask) =>
        AccessSections.Granting.Any(section => section.Kind == kind && container.Sections.ContainsKey(section.Element))
        && (container is not Profile || ask.Patterns.All(pattern => WasRetrieved(org.Project, kind, pattern)));

    private static bool WasRetrieved(MetadataProject project, AccessKind kind, string pattern)
    {
        var type = kind == AccessKind.Field ? "CustomField" : AbsentComponent.TypeOf(kind);
        return type is null || (pattern.AsSpan().IndexOfAny('*', '?') < 0 ? project.Contains(type, pattern) : project.ContainsType(type));
    }
}
