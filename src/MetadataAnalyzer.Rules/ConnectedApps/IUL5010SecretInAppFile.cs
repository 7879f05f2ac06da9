using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5010: an app's file holds a consumer secret or private key.</summary>
public sealed class IUL5010SecretInAppFile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5010",
        title: "An app's file holds a secret",
        messageFormat: "the file of app '{0}' holds a consumer secret or a private key: every reader of this project, its history "
            + "included, can sign in as the app; rotate it in Setup, then take it out of the file",
        description: "A secret under version control is known to all who ever had a copy. It is a leak whatever becomes of the move; the "
            + "value is not shown anywhere.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Blocker);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterComponentAction<ConnectedApp>(Analyze);
        context.RegisterComponentAction<ExternalClientApplication>(Analyze);
    }

    private static void Analyze(ComponentAnalysisContext<ConnectedApp> context)
    {
        if (context.Component is { SecretLocation: { } place } app)
        {
            context.Report(Descriptor, Evidence.Of(app, place), app.Label ?? app.FullName);
        }
    }

    private static void Analyze(ComponentAnalysisContext<ExternalClientApplication> context)
    {
        if (context.Component is { SecretLocation: { } place } app)
        {
            context.Report(Descriptor, Evidence.Of(app, place), app.Label ?? app.FullName);
        }
    }
}
