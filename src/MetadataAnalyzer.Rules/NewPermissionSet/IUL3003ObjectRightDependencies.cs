using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.NewPermissionSet;

/// <summary>IUL3003: object rights lack other object rights that they depend on.</summary>
public sealed class IUL3003ObjectRightDependencies : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL3003",
        title: "Object rights lack what they depend on",
        messageFormat: "'{0}' has {1} on {2} and lacks {3}{4}. Grant {3} on {5} in the new permission set, or leave out what depends on it",
        description: "Rights on an object depend on narrower ones, and rights on a detail on read on its master. A permission set "
            + "without them cannot be deployed.",
        step: AssessmentStep.NewPermissionSet,
        impact: Impact.Change,
        otherImpacts: [Impact.Verify],
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var objects = context.Subject.Access.Rights(AccessKind.Object).ToDictionary(right => right.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var missing in context.Org.ObjectDependencies.Missing(context.Subject.Access))
        {
            // A right on the master that the file does not show may be one that the retrieve left out.
            var isSure = missing.IsOwn || context.Subject.Retrieval.CoversObject(missing.Name);
            var held = objects[missing.Chain[0]];
            var where = missing.IsOwn ? "" : $" on its master {string.Join(" and that one's master ", missing.Chain.Skip(1))}";
            context.Report(
                Descriptor, isSure ? Impact.Change : Impact.Verify, Evidence.Of(held.Grants[0], missing.Name), context.Subject.Name,
                held.Rights.Describe(), held.Name,
                missing.Rights.Describe(), where, missing.Name);
        }
    }

}
