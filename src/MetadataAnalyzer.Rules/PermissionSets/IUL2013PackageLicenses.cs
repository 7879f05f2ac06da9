using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2013: the subject holds seats of managed packages.</summary>
public sealed class IUL2013PackageLicenses : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2013",
        title: "The user holds managed package licences",
        messageFormat: "'{0}' holds a seat of the managed package '{1}', without which the package's objects and code may refuse the "
            + "integration although a permission set grants them. See that the seat is still there after the switch, "
            + "and assign it again if not",
        description: "A seat of a managed package is an assignment of its own. No source says whether the platform keeps it when "
            + "the user licence changes.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var held in context.Subject.PackageLicenses)
        {
            context.Report(Descriptor, Evidence.FromLocation(held.Location) with { Element = held.Name }, context.Subject.Name, held.Name);
        }
    }
}
