using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2012: the subject holds seats of other permission set licences.</summary>
public sealed class IUL2012OtherPermissionSetLicenses : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2012",
        title: "The user holds other permission set licences",
        messageFormat: "'{0}' holds a seat of the permission set licence '{1}'{2}{3}{4}. Take it away before the move and free the seat if "
            + "the integration does not use it, else assign it again after the switch, once a sandbox user on 'Salesforce Integration' has "
            + "shown that it can be held there",
        description: "A permission set licence has seats of its own. Which of them can be held beside the integration "
            + "licence is not proven for each.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        foreach (var held in subject.PermissionSetLicenses.Where(held => !context.Org.IsTargetPermissionSetLicense(held.Name)))
        {
            var sets = subject.Move.PermissionSets
                .Where(member => member.License.Name is { } license && context.Org.Names.IsSameLicense(license, held.Name))
                .Select(member => $"'{member.PermissionSet.FullName}'").Order(StringComparer.Ordinal).ToList();
            var (before, after) = sets.Count switch
            {
                0 => ("", ""),
                1 => (", which permission set ", " needs"),
                _ => (", which permission sets ", " need"),
            };
            var at = Evidence.FromLocation(held.Location) with { Element = held.Name };
            context.Report(Descriptor, at, subject.Name, held.Name, before, sets, after);
        }
    }
}
