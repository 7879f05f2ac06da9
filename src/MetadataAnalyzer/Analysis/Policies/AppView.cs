using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis.Policies;

/// <summary>A connected app.</summary>
internal sealed class AppView(ConnectedApp app) : PolicyView
{
    public override string Name => app.FullName;

    public override string Label => app.Label ?? app.FullName;

    public override string Caption => $"connected app '{Label}'";

    public override Evidence Whole => app;

    public override IEnumerable<PolicyHolding> Holdings(PolicyAsk ask) => ask.Key switch
    {
        "name" => [new(Name, "name")],
        "label" => app.Label is null ? [] : [new(app.Label, "label")],
        "scope" => app.Scopes.Select(scope => new PolicyHolding(scope, "OAuth scope") { At = Evidence.Of(app, element: $"scope {scope}") }),
        "profile" => Named(app.Profiles, "profile"),
        "permissionSet" => Named(app.PermissionSets, "permission set"),
        "runAs" => Named(app.ClientCredentialUser is { } user ? [user] : [], "run-as user"),
        "adminApproved" => [new(app.IsAdminApproved ? "true" : "false", "adminApproved")],
        "ipRelaxation" => app.IpRelaxation is null ? [] : [new(app.IpRelaxation, "IP relaxation")],
        _ => [],
    };

    /// <summary>Whom an app admits comes with its file only when it was retrieved with them, so that nothing follows from a list that is absent.</summary>
    public override bool ShowsAll(PolicyAsk ask) => ask.Key switch
    {
        "scope" => !app.Scopes.IsEmpty,
        "profile" => !app.Profiles.IsEmpty,
        "permissionSet" => !app.PermissionSets.IsEmpty,
        "runAs" => app.ClientCredentialUser is not null,
        "ipRelaxation" => app.IpRelaxation is not null,
        _ => true,
    };

    private IEnumerable<PolicyHolding> Named(ImmutableArray<NamedReference> references, string what) => references.Select(reference => new PolicyHolding(reference.Name, what)
    {
        At = Evidence.Of(app, reference.Location, $"{what} {reference.Name}"),
    });
}
