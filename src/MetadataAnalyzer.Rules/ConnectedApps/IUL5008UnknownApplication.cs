using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5008: the login history names an application that the project does not hold.</summary>
public sealed class IUL5008UnknownApplication : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5008",
        title: "An application in use is not in the project",
        messageFormat: "'{0}' signs in with {1}, which the project does not hold: retrieve the app, or check in Setup (Connected Apps OAuth Usage, External Client App Manager) whom it admits and by which flow",
        description: "Whom an app admits is in its file or in Setup. Without it nobody can say whether the user still gets in after the switch.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Logins is not { } logins)
        {
            return;
        }

        var unknown = logins.Applications.Where(name => !context.Org.HoldsApplication(name)).ToList();
        if (unknown is [var first, ..])
        {
            context.Report(Descriptor, SubjectLogins.Latest(logins.With(first)).Latest, context.Subject.Name, unknown.Select(name => $"'{name}'"));
        }
    }
}
