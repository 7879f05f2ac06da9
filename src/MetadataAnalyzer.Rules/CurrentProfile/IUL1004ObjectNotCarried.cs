using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>IUL1004: the licence does not carry, or is not known to carry, rights of the subject on an object.</summary>
public sealed class IUL1004ObjectNotCarried : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1004",
        title: "Rights on objects are not, or not known to be, carried",
        messageFormat: "{0}, which {1} grants: {2}. {3}",
        description: "Standard objects come with the permission set licence, object by object. Custom objects, custom metadata types and platform events are carried.",
        step: AssessmentStep.Profile,
        impact: Impact.Verify,
        otherImpacts: [Impact.Blocker]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var need in context.Subject.ObjectsNeeded.Where(need => need.Carriage.Status == CarriageStatus.Blocked))
        {
            var container = need.Right.Grants[0].Source.Container;
            context.Report(
                Descriptor, Impact.Blocker, Evidence.Of(need.Right.Grants[0]),
                $"the licence does not carry the rights of '{context.Subject.Name}' on object {need.DisplayName}", container.Caption, need.Carriage.Evidence,
                "Let the integration do without the object, or keep the user on its licence");
        }

        var unknown = context.Subject.ObjectsNeeded
            .Where(need => need.Carriage.Status == CarriageStatus.Unknown)
            .GroupBy(need => need.Right.Grants[0].Source.Container);
        foreach (var needs in unknown)
        {
            var objects = needs.ToList();
            context.Report(
                Descriptor, Evidence.Of(objects[0].Right.Grants[0], element: ""),
                $"it is unknown whether the licence carries the rights of '{context.Subject.Name}' on {AccessKinds.Count(AccessKind.Object, objects.Count)}",
                needs.Key.Caption, objects.Select(need => need.DisplayName),
                "In a sandbox, make a permission set with the licence 'Salesforce API Integration' and grant them there: what it refuses is not carried");
        }
    }
}
