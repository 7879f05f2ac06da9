using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7004: a custom permission that the project tests comes only from what the move drops.</summary>
public sealed class IUL7004CustomPermissionLost : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7004",
        title: "A custom permission that the project tests is lost",
        messageFormat: "'{0}' has the custom permission {1} only by what the move drops, and it is tested in {2}. Grant it "
            + "by the new permission set",
        description: "Formulas, flows and code use custom permissions to let an integration past a check. A user that no longer has the "
            + "permission fails the check.",
        step: AssessmentStep.References,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var (right, _) in context.Subject.Move.ToRebuild(AccessKind.CustomPermission))
        {
            var tests = context.Org.References.OfCustomPermission(right.Name)
                .Where(test => !context.Org.Catalogue.References.IsUserInterface(test.ComponentType)).ToList();
            if (tests is [var first, ..])
            {
                var places = tests.Select(test => $"{Quoted.Component(test)}{(test.Exempts ? " (which exempts its holders)" : "")}")
                    .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
                context.Report(
                    Descriptor, Evidence.Of(first, right.Name) with { Path = right.Grants[0].Path }, context.Subject.Name, right.Name,
                    places);
            }
        }
    }
}
