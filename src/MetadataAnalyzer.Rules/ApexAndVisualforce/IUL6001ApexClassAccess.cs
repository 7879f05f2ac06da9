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
        messageFormat: "'{0}' may use Apex classes only by its old profile or by permission sets that are lost: {1}{2}{3}. List them in "
            + "the new permission set{4}",
        description: "An API client may call an Apex REST or SOAP class, and a flow or page may run one, only when a profile "
            + "or permission set lists it.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var lost = context.Subject.Move.ToRebuild(AccessKind.ApexClass).Select(entry => entry.Right).ToList();
        if (lost is not [var first, ..])
        {
            return;
        }

        var byIsTest = lost.ToLookup(
            right => context.Org.Project.ApexClasses.Find(right.Name) is { IsTest: true }, right => $"'{right.Name}'");
        var (before, advice) = (byIsTest[false].Any(), byIsTest[true].Any()) switch
        {
            (true, true) => ("; test classes: ", ", without the test classes, which no client needs"),
            (false, true) => ("test classes: ", " if the integration runs tests; no client needs them"),
            _ => ("", ""),
        };
        context.Report(
            Descriptor, Evidence.Of(first.Grants[0], element: ""), context.Subject.Name, byIsTest[false], before,
            new ItemList("test class", byIsTest[true]), advice);
    }
}
