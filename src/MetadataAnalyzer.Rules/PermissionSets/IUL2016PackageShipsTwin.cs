using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2016: a managed permission set cannot be assigned again, and its package ships one that can.</summary>
public sealed class IUL2016PackageShipsTwin : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2016",
        title: "The package ships the permission set for this licence too",
        messageFormat: "permission set '{0}' of a managed package is bound to the user licence '{1}'; after the switch assign '{2}' "
            + "instead, which the same package ships for '{3}' and which {4}{5}",
        description: "Some vendors ship one permission set for each user licence. What the other one lacks is rebuilt like the "
            + "rights of any set that is lost.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.Move.PermissionSets)
        {
            if (member.Twin is not { } twin)
            {
                continue;
            }

            var lacks = member.NotInTwin.ToList();
            context.Report(
                Descriptor, Evidence.Of(member.Source, member.License.Location), member.PermissionSet.FullName, member.License.Name,
                twin.FullName, twin.License,
                lacks.Count == 0 ? "grants all that this one does" : "lacks what the new permission set has to carry: ", lacks);
        }
    }
}
