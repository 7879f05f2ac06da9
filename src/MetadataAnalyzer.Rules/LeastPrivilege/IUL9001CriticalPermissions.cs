using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Rules.LeastPrivilege;

/// <summary>IUL9001: the subject holds permissions that put the whole org at risk.</summary>
public sealed class IUL9001CriticalPermissions : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL9001",
        title: "Critical permissions are held",
        messageFormat: "{0} gives '{1}' critical user permissions: {2}. Keep each only with a reason that is written down",
        description: "An attacker with the integration's credentials has these permissions too. A move is a good time to take "
            + "them away.",
        step: AssessmentStep.LeastPrivilege,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var critical = context.Subject.Needs.Permissions.Where(need => need.Entry?.Risk == PermissionRisk.Critical)
            .SelectMany(need => need.Right.Grants.Select(grant => (Need: need, Grant: grant)))
            .GroupBy(entry => entry.Grant.Source.Container);
        foreach (var group in critical)
        {
            var names = group.DistinctBy(entry => entry.Need.Name, StringComparer.OrdinalIgnoreCase)
                .Select(entry => $"{entry.Need.Name} ({char.ToLowerInvariant(entry.Need.Entry!.Why[0])}{entry.Need.Entry.Why[1..]})");
            context.Report(Descriptor, Evidence.Of(group.First().Grant, element: ""), group.Key.Caption, context.Subject.Name, names);
        }
    }
}
