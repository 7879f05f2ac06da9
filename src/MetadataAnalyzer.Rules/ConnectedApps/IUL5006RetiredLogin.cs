using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5006: the subject signs in by SOAP login() or the OAuth username-password flow.</summary>
public sealed class IUL5006RetiredLogin : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5006",
        title: "The integration signs in with a password, in a way that is being retired",
        messageFormat: "'{0}' signed in by {1} {2}{3}{4}. {5}; move the client to client credentials or JWT bearer{6}",
        description: "Both ways of signing in hand over the password, and both are being retired. A move that keeps them "
            + "would have to be made again.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Change);

    private const string SoapLogin = "soap-login";
    private const string AnyApiAuth = UserPermissions.UseAnyApiAuth;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        Report(context, SoapLogin, "SOAP login()", "soap-login-retirement", $"; until then {Permission(context)}");
        Report(context, "username-password", "the OAuth username-password flow", "username-password-flow", NoNewApp(context));
    }

    private static void Report(SubjectAnalysisContext context, string flow, string label, string changeId, string also)
    {
        if (context.Subject.Logins?.ByFlow(flow).ToList() is not { Count: > 0 } uses)
        {
            ReportUsage(context, flow, label, changeId, also);
            return;
        }

        var applications = uses.Select(use => use.Application.Trim()).Where(context.Org.Catalogue.IsRealApplication)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Select(name => $"'{name}'").ToList();
        Report(
            context, SubjectLogins.Latest(uses).Latest, flow, label,
            When(uses.Sum(use => use.Count), uses.Min(use => use.First), uses.Max(use => use.Last)), applications, changeId, also);
    }

    /// <summary>What the API usage log shows where the login history shows nothing.</summary>
    private static void ReportUsage(SubjectAnalysisContext context, string flow, string label, string changeId, string also)
    {
        if (flow == SoapLogin && context.Subject.Needs.Use?.OldLogins is [_, ..] logins)
        {
            var when = When(logins.Sum(login => login.Count), logins.Min(login => login.First), logins.Max(login => login.Last));
            Report(
                context, logins.MaxBy(login => login.Last)!.Location, flow, label, $"{when} by the API usage log", [], changeId, also);
        }
    }

    private static void Report(
        SubjectAnalysisContext context, Location at, string flow, string label, string when, List<string> applications, string changeId,
        string also)
    {
        var change = context.Org.Catalogue.FindChange(changeId);
        var isOver = change?.StateAt(context.Org.AsOf) is ChangeState.InForce or ChangeState.Passed;
        context.Report(
            Descriptor, new Evidence { Location = at, Element = flow }, context.Subject.Name, label, when,
            applications.Count == 0 ? "" : " with ", applications, Words(change, context.Org.AsOf), isOver ? " at once" : also);
    }

    private static string Words(PlatformChange? change, DateOnly? asOf) => change is null
        ? "This way is being retired"
        : $"{change.Title}, {change.WhenAt(asOf)}{(change.Release is { } release ? $" ({release})" : "")} ({change.Source.Title}, "
            + $"{change.Source.Grade}, {change.Source.Date})";

    /// <summary>A client on this flow has no other app to go to.</summary>
    private static string NoNewApp(SubjectAnalysisContext context) =>
        context.Org.Catalogue.FindChange("external-client-app-flows")?.StateAt(context.Org.AsOf) == ChangeState.InForce
            ? "; no new app can take its place on this flow, because external client apps do not have it"
            : "";

    /// <summary>Since Summer '26 an org may refuse the call without this permission; new orgs do by default.</summary>
    private static string Permission(SubjectAnalysisContext context)
    {
        var held = context.Subject.Needs.FindPermission(AnyApiAuth) is null
            ? "nothing in these files gives it to this user"
            : "this user holds it";
        var carried = context.Org.Capabilities.UserPermission(AnyApiAuth).Status switch
        {
            CarriageStatus.Allowed => "the licence carries it",
            CarriageStatus.Blocked => "the licence does not carry it",
            _ => "whether the licence carries it is not known",
        };
        return $"login() needs the permission Use Any API Auth ({AnyApiAuth}) where the org asks for it, as new orgs "
            + $"do: {held}, and {carried}";
    }

    private static string When(long count, DateOnly first, DateOnly last) =>
        count == 1 ? $"once on {last:yyyy-MM-dd}"
        : first == last ? $"{count} times on {last:yyyy-MM-dd}"
        : $"{count} times from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}";
}
