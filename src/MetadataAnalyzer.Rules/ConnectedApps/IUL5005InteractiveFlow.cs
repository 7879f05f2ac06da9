using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5005: the subject signs in by a flow that needs a person or a device code, or lives on a refresh token that ends.</summary>
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

    private static readonly (string Name, string Label)[] Flows =
    [
        ("web-server", "web server flow"), ("user-agent", "user agent flow"), ("hybrid", "hybrid flow"), ("device", "device flow"),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var (subject, org) = (context.Subject, context.Org);
        var uses = Flows.SelectMany(flow => (subject.Logins?.ByFlow(flow.Name) ?? []).Select(use => (flow.Label, Use: use))).ToList();
        var vendors = subject.AppUses.Where(use => IsVendors(use) && LivesOnToken(use, subject, org))
            .OrderBy(use => use.Label, StringComparer.Ordinal)
            .ToList();
        if (uses.Count == 0 && vendors.Count == 0)
        {
            return;
        }

        var ways = uses
            .GroupBy(entry => $"{entry.Label}{With(entry.Use, org)}", StringComparer.OrdinalIgnoreCase)
            .Select(way => $"{way.Key} ({Times(way.Sum(entry => entry.Use.Count))} on {way.Max(entry => entry.Use.Last):yyyy-MM-dd})")
            .Order(StringComparer.Ordinal).Concat(vendors.Select(use => $"refresh token of the installed app '{use.Label}'{Used(use)}"));
        var at = uses.Count > 0 ? SubjectLogins.Latest(uses.Select(entry => entry.Use)).Latest : Place(vendors[0], subject);
        context.Report(Descriptor, at, subject.Name, ways, Tokens(org, vendors.Count > 0));
    }

    private static readonly string[] FlowsWithoutConsent = ["client-credentials", "jwt"];

    /// <summary>Whether the app came with a package or is not among the org's own that the project holds.</summary>
    private static bool IsVendors(AppUse use) => use.Policy is { Namespace: not null } or { IsInProject: false };

    /// <summary>
    /// Whether the app holds a token or used one that may lie idle too long, and no login shows a flow that needs no consent.
    /// </summary>
    private static bool LivesOnToken(AppUse use, Subject subject, Org org)
    {
        if (use.RunAs is not null
            || FlowsWithoutConsent.Any(flow => subject.Logins?.ByFlow(flow).Any(login => use.IsNamed(login.Application)) == true))
        {
            return false;
        }

        var logins = (subject.Logins?.ByFlow("refresh-token") ?? []).Where(login => use.IsNamed(login.Application)).ToList();
        return (!use.Tokens.IsEmpty || logins.Count > 0) && !IsSteady(logins, org);
    }

    /// <summary>
    /// Whether the logins are often enough, over most of the window and up to its end, that no token lies idle for the 30 days.
    /// </summary>
    private static bool IsSteady(List<LoginUse> logins, Org org) => org.Window is { } window
        && logins.Sum(login => login.Count) * 15 >= window.Days
        && logins.Min(login => login.First).DayNumber <= window.From.DayNumber + 30
        && logins.Max(login => login.Last).DayNumber >= window.To.DayNumber - 15;

    private static Location Place(AppUse use, Subject subject) => use.Tokens is [var token, ..]
        ? token.Location
        : SubjectLogins.Latest(subject.Logins!.ByFlow("refresh-token").Where(login => use.IsNamed(login.Application))).Latest;

    private static string Used(AppUse use)
    {
        var last = use.Tokens.Max(token => token.LastUsedDate);
        var times = use.Tokens.Sum(token => (long?)token.UseCount);
        return last is not { } day ? ""
            : $" ({(times > 0 ? $"used {(times == 1 ? "once" : $"{times} times")}, last" : "last used")} on {day:yyyy-MM-dd})";
    }

    private static string Tokens(Org org, bool isVendors) => isVendors && org.Catalogue.FindChange(IdleLimit) is { } change
        ? $"and a vendor's app loses a refresh token that lies idle for 30 days ({change.WhenAt(org.AsOf)})"
        : "while a refresh token that an own app of the org holds goes on working";

    private static string Times(long count) => count == 1 ? "once" : $"{count} times, last";

    private static string With(LoginUse use, Org org) =>
        org.Catalogue.IsRealApplication(use.Application) ? $" with '{use.Application.Trim()}'" : "";
}
