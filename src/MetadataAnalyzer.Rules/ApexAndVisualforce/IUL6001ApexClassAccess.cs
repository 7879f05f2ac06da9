using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6001: access to Apex classes comes only from what the move drops.</summary>
public sealed class IUL6001ApexClassAccess : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6001",
        title: "Access to Apex classes is lost with the profile",
        messageFormat: "the new permission set must list the Apex classes that only the old profile or lost permission sets list: {0}",
        description: "An API client may call an Apex REST or SOAP class, and a flow or page may run one, only when a profile or permission set lists it.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var lost = context.Subject.ToRebuild(AccessKind.ApexClass).Select(entry => entry.Right).ToList();
        if (lost is not [var first, ..])
        {
            return;
        }

        var byIsTest = lost.ToLookup(
            right => context.Org.Project.ApexClasses.Find(right.Name) is { IsTest: true }, right => $"'{right.Name}'");
        var tests = byIsTest[true].Any() ? $"test classes, which no client needs: {string.Join(", ", byIsTest[true])}" : null;
        var parts = new[] { byIsTest[false].Any() ? string.Join(", ", byIsTest[false]) : null, tests }.OfType<string>();
        context.Report(Descriptor, Evidence.Of(first.Grants[0], element: ""), string.Join("; ", parts));
    }
}
