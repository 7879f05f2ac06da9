using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>
/// IUL5005: the subject signs in by a flow that needs a person or a device code, or stays so by a refresh token that ends.
/// </summary>
public sealed class IUL5005InteractiveFlow : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5005",
        title: "The integration depends on a consent that a person gave",
        messageFormat: "'{0}' depends on a consent that is given at a login page or with a device code: {1}. Whether an API-only user can "
            + "give a new one is contested, {2}: ask the client's vendor, or move it to client credentials or JWT bearer before the switch",
        description: "An API-only user cannot use the pages of the user interface; reports differ on whether it gets through the consent "
            + "page. The device flow has been blocked for apps that are not installed since September 2025.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    private const string IdleLimit = "partner-app-refresh-tokens";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var (subject, org) = (context.Subject, context.Org);
        var uses = (subject.Logins?.Flows ?? []).Select(org.Catalogue.FindFlow).OfType<LoginFlow>().Where(SignIn.IsInteractive)
            .SelectMany(flow => subject.Logins!.ByFlow(flow.Id).Select(use => (flow.Label, Use: use))).ToList();
        var tokens = subject.SignIns.Where(signIn => signIn is { LosesToken: true, App: not null } && signIn.Flows.Any(IsRefresh))
            .OrderBy(signIn => signIn.App!.Label, StringComparer.Ordinal)
            .ToList();
        if (uses.Count == 0 && tokens.Count == 0)
        {
            return;
        }

        var ways = uses
            .GroupBy(entry => $"{entry.Label}{With(entry.Use, org)}", StringComparer.OrdinalIgnoreCase)
            .Select(way => $"{way.Key} ({Times(way.Sum(entry => entry.Use.Count))} on {way.Max(entry => entry.Use.Last):yyyy-MM-dd})")
            .Order(StringComparer.Ordinal)
            .Concat(tokens.Select(Token));
        var at = uses.Count > 0 ? SubjectLogins.Latest(uses.Select(entry => entry.Use)).Latest : Place(tokens[0]);
        context.Report(Descriptor, at, subject.Name, ways, Tokens(tokens, org));
    }

    private static bool IsRefresh(LoginFlow flow) => flow.Id == LoginFlow.RefreshToken;

    private static string Token(SignIn signIn)
    {
        var app = signIn.App!;
        var ends = (signIn.Token, app.Policy.RefreshTokens) switch
        {
            (TokenOutlook.Ends, { Kind: RefreshTokenLimit.AtOnce }) => ", which the app ends at once",
            (TokenOutlook.Ends, { Days: { } days }) => $", which the app ends {days} days after the consent",
            (TokenOutlook.Ends, _) => ", which the app ends some time after the consent",
            _ when signIn.IsVendors => "",
            (_, { Days: { } days }) => $", which the app ends after {days} days without use",
            _ => ", which the app ends after some time without use",
        };
        return $"refresh token of the {(signIn.IsVendors ? "installed app" : "app")} '{app.Label}'{ends}{Used(app)}";
    }

    private static Location Place(SignIn signIn) => signIn.App!.Tokens is [var token, ..]
        ? token.Location
        : SubjectLogins.Latest(signIn.Logins).Latest;

    private static string Used(AppUse use)
    {
        var last = use.Tokens.Max(token => token.LastUsedDate);
        var times = use.Tokens.Sum(token => (long?)token.UseCount);
        return last is not { } day ? ""
            : $" ({(times > 0 ? $"used {(times == 1 ? "once" : $"{times} times")}, last" : "last used")} on {day:yyyy-MM-dd})";
    }

    private static string Tokens(List<SignIn> tokens, Org org) =>
        tokens.Exists(signIn => signIn is { IsVendors: true, Token: TokenOutlook.Idle })
            && org.Catalogue.FindChange(IdleLimit) is { } change
            ? $"and a vendor's app loses a refresh token that lies idle for 30 days ({change.WhenAt(org.AsOf)})"
            : tokens.Count > 0
                ? "and the token that keeps it signed in ends"
                : "while a refresh token that an own app of the org holds goes on working";

    private static string Times(long count) => count == 1 ? "once" : $"{count} times, last";

    private static string With(LoginUse use, Org org) =>
        org.Catalogue.IsRealApplication(use.Application) ? $" with '{use.Application.Trim()}'" : "";
}
