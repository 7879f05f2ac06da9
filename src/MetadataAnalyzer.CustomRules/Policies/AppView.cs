using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.CustomRules.Policies;

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

    /// <summary>
    /// The lists of profiles and sets are in an app's file only when these were retrieved with it, so that an absent list proves nothing.
    /// </summary>
    public override bool ShowsAll(PolicyAsk ask) => ask.Key switch
    {
        "scope" => !app.Scopes.IsEmpty,
        "profile" => !app.Profiles.IsEmpty,
        "permissionSet" => !app.PermissionSets.IsEmpty,
        "runAs" => app.ClientCredentialUser is not null,
        "ipRelaxation" => app.IpRelaxation is not null,
        _ => true,
    };

    private IEnumerable<PolicyHolding> Named(ImmutableArray<NamedReference> references, string what) =>
        references.Select(reference => new PolicyHolding(reference.Name, what)
        {
            At = Evidence.Of(app, reference.Location, $"{what} {reference.Name}"),
        });
}

/// <summary>An external client app, asked as a connected app is: its settings have the scopes, its policies whom it admits.</summary>
internal sealed class ExternalAppView(ExternalClientApplication app) : PolicyView
{
    public override string Name => app.FullName;

    public override string Label => app.Label ?? app.FullName;

    public override string Caption => $"external client app '{Label}'";

    public override Evidence Whole => app;

    public override IEnumerable<PolicyHolding> Holdings(PolicyAsk ask) => ask.Key switch
    {
        "name" => [new(Name, "name")],
        "label" => app.Label is null ? [] : [new(app.Label, "label")],
        "scope" => app.Scopes.Select(scope => new PolicyHolding(scope, "OAuth scope") { At = Evidence.Of(app, element: $"scope {scope}") }),
        "profile" => Named(policy => policy.Profiles, "profile"),
        "permissionSet" => Named(policy => policy.PermissionSets, "permission set"),
        "runAs" => Named(RunAs, "run-as user"),
        "adminApproved" =>
            app.OauthPolicies.Where(policy => policy.PermittedUsers is not null)
                .Select(policy => new PolicyHolding(policy.IsAdminApproved ? "true" : "false", "adminApproved")),
        "ipRelaxation" =>
            app.OauthPolicies.Where(policy => policy.IpRelaxation is not null)
                .Select(policy => new PolicyHolding(policy.IpRelaxation!, "IP relaxation")),
        _ => [],
    };

    /// <summary>
    /// Settings and policies are files of their own: nothing follows from one that was not retrieved, nor from a list that is absent.
    /// </summary>
    public override bool ShowsAll(PolicyAsk ask) => ask.Key switch
    {
        "label" => app.HasHeader,
        "scope" => !app.Scopes.IsEmpty,
        "profile" => app.OauthPolicies.Any(policy => !policy.Profiles.IsEmpty),
        "permissionSet" => app.OauthPolicies.Any(policy => !policy.PermissionSets.IsEmpty),
        "runAs" => app.OauthPolicies.Any(policy => !RunAs(policy).IsEmpty),
        "adminApproved" => app.OauthPolicies.Any(policy => policy.PermittedUsers is not null),
        "ipRelaxation" => app.OauthPolicies.Any(policy => policy.IpRelaxation is not null),
        _ => true,
    };

    private static ImmutableArray<NamedReference> RunAs(ExternalClientOauthPolicy policy) =>
        policy.ClientCredentialsFlowUser is { } user ? [user] : [];

    private IEnumerable<PolicyHolding> Named(Func<ExternalClientOauthPolicy, ImmutableArray<NamedReference>> namesOf, string what) =>
        app.OauthPolicies.SelectMany(policy => namesOf(policy))
        .Select(
            reference => new PolicyHolding(reference.Name, what) { At = Evidence.Of(app, reference.Location, $"{what} {reference.Name}") });
}
