using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1011: the subject is on the standard System Administrator profile.</summary>
public sealed class IUL1011StandardAdministrator : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1011",
        title: "The user is on the standard System Administrator profile",
        messageFormat: "'{0}' is on the standard profile System Administrator and loses what only that profile has: {1}. "
            + "Before the move install every app the integration connects with, or make sure that it never has to authorise again, and do "
            + "not copy the whole profile into the new permission set",
        description: "Some permissions belong to the standard System Administrator profile alone: no clone of it and "
            + "no permission set has them.",
        step: AssessmentStep.Profile,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (!context.Org.Names.IsStandardAdministrator(subject)
            || context.Org.Catalogue.FindChange("uninstalled-apps") is not { } change)
        {
            return;
        }

        context.Report(
            Descriptor, subject.Location, subject.Name,
            $"{char.ToLowerInvariant(change.Title[0])}{change.Title[1..]} (since {change.Date})");
    }
}
