using System.Collections.Immutable;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Access;

/// <summary>The future of the refresh token that an application holds of a subject.</summary>
public enum TokenOutlook
{
    /// <summary>There is none: the flow needs no token.</summary>
    None,

    /// <summary>It goes on working, as long as the app admits the user.</summary>
    Kept,

    /// <summary>It ends when it lies idle too long, and the logins do not show that it never does.</summary>
    Idle,

    /// <summary>The app's policy ends it, whether it is used or not.</summary>
    Ends,

    /// <summary>Neither logins nor tokens show how the application stays signed in.</summary>
    Unknown,
}

/// <summary>The consent that an application needs over the move.</summary>
public enum ConsentOutlook
{
    /// <summary>None: no person is asked.</summary>
    None,

    /// <summary>The one that was given stands while its token lives.</summary>
    Stands,

    /// <summary>A new one is or will be needed: before the switch, because it is contested whether an API-only user can give it.</summary>
    BeforeSwitch,

    /// <summary>The client sends a password, in a way that is being retired: another flow takes its place.</summary>
    AnotherFlow,

    /// <summary>The flow is not known.</summary>
    Unknown,
}

/// <summary>A way in which a subject signs in: an application, its flows, and what keeps it signed in over the move.</summary>
/// <param name="Application">Name of the application; null for logins that name none.</param>
/// <param name="App">The app; null when neither project nor exports know it.</param>
/// <param name="Flows">The flows that logins, tokens and the app's run-as user show, by id.</param>
/// <param name="Logins">The logins with it outside the user interface.</param>
/// <param name="Token">The future of its refresh token.</param>
/// <param name="IdleDays">Days without use after which the token ends; null for no such limit.</param>
/// <param name="Changes">The platform changes that touch it, by date.</param>
public sealed record SignIn(
    string? Application, AppUse? App, ImmutableArray<LoginFlow> Flows, ImmutableArray<LoginUse> Logins, TokenOutlook Token, int? IdleDays,
    ImmutableArray<PlatformChange> Changes)
{
    /// <summary>Days without use after which the token of an app that is not the org's own ends.</summary>
    private const int VendorIdleDays = 30;

    /// <summary>Whether the app is not the org's own, as far as project and exports show.</summary>
    public bool IsVendors => App?.Policy.IsVendors ?? true;

    /// <summary>Whether it stays signed in by a refresh token that may end.</summary>
    public bool LosesToken => Token is TokenOutlook.Idle or TokenOutlook.Ends;

    /// <summary>The consent that it needs over the move.</summary>
    public ConsentOutlook Consent => Flows.Any(flow => flow.Consent == FlowConsent.Password) ? ConsentOutlook.AnotherFlow
        : LosesToken || Flows.Any(IsInteractive) ? ConsentOutlook.BeforeSwitch
        : Token == TokenOutlook.Kept ? ConsentOutlook.Stands
        : Token == TokenOutlook.None ? ConsentOutlook.None
        : ConsentOutlook.Unknown;

    /// <summary>Whether a flow shows a person at a login page or with a device code; to renew a token shows none.</summary>
    public static bool IsInteractive(LoginFlow flow) =>
        flow is { Id: not LoginFlow.RefreshToken, Consent: FlowConsent.LoginPage or FlowConsent.DeviceCode };

    /// <summary>The ways in which a subject signs in, by application; those of logins that name none come last.</summary>
    internal static ImmutableArray<SignIn> FindAll(Subject subject, OrgContent org)
    {
        ImmutableArray<(string Flow, LoginUse Use)> logins =
        [
            .. subject.Logins is { } known
                ? known.Flows.SelectMany(flow => known.ByFlow(flow).Select(use => (flow, use)))
                : [],
        ];
        var named = subject.Applications.Select(name => (Name: name, App: subject.AppUses.FirstOrDefault(use => use.IsNamed(name))))
            .Select(entry => Find(
                entry.Name, entry.App,
                [.. logins
                    .Where(login => entry.App?.IsNamed(login.Use.Application) ?? ApiName.Same(login.Use.Application.Trim(), entry.Name))],
                org));
        ImmutableArray<(string, LoginUse)> nameless = [.. logins.Where(login => !org.Catalogue.IsRealApplication(login.Use.Application))];
        return [.. named, .. nameless.IsEmpty ? [] : ImmutableArray.Create(Find(null, null, nameless, org))];
    }

    private static SignIn Find(string? name, AppUse? app, ImmutableArray<(string Flow, LoginUse Use)> logins, OrgContent org)
    {
        IEnumerable<string> shown =
        [
            .. logins.Select(login => login.Flow),
            .. app?.RunAs is null ? Array.Empty<string>() : [LoginFlow.ClientCredentials],
            .. app is null or { Tokens.IsEmpty: true } ? Array.Empty<string>() : [LoginFlow.RefreshToken],
        ];
        ImmutableArray<LoginFlow> flows =
        [
            .. shown.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(org.Catalogue.FindFlow).OfType<LoginFlow>(),
        ];
        ImmutableArray<LoginUse> refreshes = [.. logins.Where(login => login.Flow == LoginFlow.RefreshToken).Select(login => login.Use)];
        var signIn = new SignIn(name, app, flows, [.. logins.Select(login => login.Use)], TokenOutlook.None, null, []);
        var (token, idleDays) = TokenOf(signIn, refreshes, org);
        return signIn with
        {
            Token = token,
            IdleDays = idleDays,
            Changes =
            [
                .. org.Catalogue.Changes.Where(change => flows.Any(flow => flow.Changes.Contains(change.Id, StringComparer.Ordinal)
                    || (signIn.IsVendors
                        && token is not TokenOutlook.None
                        && flow.VendorChanges.Contains(change.Id, StringComparer.Ordinal)))),
            ],
        };
    }

    private static (TokenOutlook Token, int? IdleDays) TokenOf(SignIn signIn, ImmutableArray<LoginUse> refreshes, OrgContent org)
    {
        var (flows, policy) = (signIn.Flows, signIn.App?.Policy.RefreshTokens);

        // A client that needs no consent does not live on a token, even if one was granted once.
        var livesOnToken = flows.Any(flow => flow.Id == LoginFlow.RefreshToken) && !flows.Any(flow => flow.Consent == FlowConsent.None);
        if (!livesOnToken && !flows.Any(IsInteractive))
        {
            return (
                flows.IsEmpty || flows.Any(flow => flow.Consent == FlowConsent.Unknown) ? TokenOutlook.Unknown : TokenOutlook.None, null);
        }

        var idleDays = policy is { Kind: RefreshTokenLimit.Idle, Days: { } days } ? days : (int?)null;
        idleDays = signIn.IsVendors ? Math.Min(idleDays ?? VendorIdleDays, VendorIdleDays) : idleDays;
        return policy?.Kind switch
        {
            RefreshTokenLimit.AtOnce or RefreshTokenLimit.Lifetime => (TokenOutlook.Ends, idleDays),
            RefreshTokenLimit.Idle when idleDays is null => (TokenOutlook.Idle, null),
            RefreshTokenLimit.Unknown => (TokenOutlook.Unknown, idleDays),
            _ =>
                (
                    idleDays is { } limit && livesOnToken && !IsSteady(refreshes, limit, org) ? TokenOutlook.Idle : TokenOutlook.Kept,
                    idleDays),
        };
    }

    /// <summary>
    /// Whether the logins are often enough, over most of the window and up to its end, that no token lies idle for so long.
    /// </summary>
    private static bool IsSteady(ImmutableArray<LoginUse> logins, int idleDays, OrgContent org) => org.Window is { } window
        && !logins.IsEmpty
        && logins.Sum(login => login.Count) * (idleDays / 2) >= window.Days
        && logins.Min(login => login.First).DayNumber <= window.From.DayNumber + idleDays
        && logins.Max(login => login.Last).DayNumber >= window.To.DayNumber - (idleDays / 2);
}
