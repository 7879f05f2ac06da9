using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5005: the subject signs in by a flow that needs a person or a device code.</summary>
public sealed class IUL5005InteractiveFlow : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5005",
        title: "The integration signs in by an interactive or device flow",
        messageFormat: "'{0}' signs in by a flow that begins at a login page or with a device code: {1}. Whether an API-only user can complete a new consent is contested, "
            + "while a refresh token that is held goes on working: ask the client's vendor, or move it to client credentials or JWT bearer before the switch",
        description: "An API-only user cannot use the pages of the user interface; reports differ on whether it gets through the consent page. The device flow has been blocked for apps that are not installed since September 2025.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify);

    private static readonly (string Name, string Label)[] Flows =
    [
        ("web-server", "web server flow"), ("user-agent", "user agent flow"), ("hybrid", "hybrid flow"), ("device", "device flow"),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Logins is not { } logins)
        {
            return;
        }

        var uses = Flows.SelectMany(flow => logins.ByFlow(flow.Name).Select(use => (flow.Label, Use: use))).ToList();
        if (uses.Count == 0)
        {
            return;
        }

        var ways = uses
            .GroupBy(entry => $"{entry.Label}{With(entry.Use, context.Org)}", StringComparer.OrdinalIgnoreCase)
            .Select(way => $"{way.Key} ({Times(way.Sum(entry => entry.Use.Count))} on {way.Max(entry => entry.Use.Last):yyyy-MM-dd})")
            .Order(StringComparer.Ordinal);
        context.Report(Descriptor, SubjectLogins.Latest(uses.Select(entry => entry.Use)).Latest, context.Subject.Name, ways);
    }

    private static string Times(long count) => count == 1 ? "once" : $"{count} times, last";

    private static string With(LoginUse use, Org org) => org.Catalogue.IsRealApplication(use.Application) ? $" with '{use.Application.Trim()}'" : "";
}
