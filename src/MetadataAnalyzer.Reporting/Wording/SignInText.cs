using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Reporting.Wording;

/// <summary>The words for how a subject signs in and what keeps it signed in over the move.</summary>
public static class SignInText
{
    /// <summary>The application.</summary>
    public static string Application(SignIn signIn) => signIn.Application ?? "no application named";

    /// <summary>Whether the app is the org's own; null for logins that name none.</summary>
    public static bool? IsOwnApp(SignIn signIn) => signIn.Application is null ? null : !signIn.IsVendors;

    /// <summary>The flows in use.</summary>
    public static string Flows(SignIn signIn) =>
        signIn.Flows.IsEmpty ? "not known" : string.Join(", ", signIn.Flows.Select(flow => flow.Label));

    /// <summary>The future of the refresh token.</summary>
    public static string Token(SignIn signIn) => signIn.Token switch
    {
        TokenOutlook.None => "none needed",
        TokenOutlook.Kept => "goes on working while the app admits the user",
        TokenOutlook.Idle when signIn.IdleDays is { } days =>
            $"ends after {Words.Count(days, "day")} without use, which the logins do not rule out",
        TokenOutlook.Idle => "ends after some time without use",
        TokenOutlook.Ends => signIn.App?.Policy.RefreshTokens switch
        {
            { Kind: RefreshTokenLimit.AtOnce } => "ends at once, by the app's policy",
            { Days: { } days } => $"ends {Words.Count(days, "day")} after the consent, by the app's policy",
            _ => "ends some time after the consent, by the app's policy",
        },
        _ when signIn.Logins.IsEmpty => "not known: login-history and oauth-tokens show it",
        _ => "not known: its logins name no flow that is known",
    };

    /// <summary>The consent that is needed over the move.</summary>
    public static string Consent(SignIn signIn) => signIn.Consent switch
    {
        ConsentOutlook.None => "none: no person is asked",
        ConsentOutlook.Stands => "the one that was given stands",
        ConsentOutlook.BeforeSwitch => "give it anew before the switch: whether an API-only user can is contested",
        ConsentOutlook.AnotherFlow => "none, but a password: move the client to client credentials or JWT bearer",
        _ => "not known",
    };

    /// <summary>The platform changes that touch it, each with its day.</summary>
    public static string Changes(SignIn signIn, DateOnly? asOf) => signIn.Changes.IsEmpty
        ? "–"
        : string.Join("; ", signIn.Changes.Select(change => $"{change.Title} ({change.WhenAt(asOf)})"));

    /// <summary>The last login with it.</summary>
    public static string? LastLogin(SignIn signIn) => signIn.Logins.IsEmpty
        ? null
        : signIn.Logins.Max(login => login.Last).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
