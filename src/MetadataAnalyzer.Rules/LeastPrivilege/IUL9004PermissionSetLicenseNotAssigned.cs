using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.LeastPrivilege;

/// <summary>IUL9004: a user on the integration licence does not hold the permission set licence.</summary>
public sealed class IUL9004PermissionSetLicenseNotAssigned : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL9004",
        title: "A moved user lacks the permission set licence",
        messageFormat: "'{0}' is on the user licence '{1}' but does not hold the permission set licence '{2}', so that standard objects "
            + "are out of its reach. Assign that licence, then the permission sets",
        description: "The user licence alone carries custom objects only; standard objects come with the permission set licence.",
        step: AssessmentStep.LeastPrivilege,
        impact: Impact.Change,
        appliesTo: Candidacy.AlreadyMigrated);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var (subject, org) = (context.Subject, context.Org);

        if (!subject.KnowsPermissionSetLicenses || subject.HoldsPermissionSetLicense(org.IsTargetPermissionSetLicense))
        {
            return;
        }

        context.Report(Descriptor, subject.Location, subject.Name, subject.UserLicense, org.Catalogue.StandardNames.PermissionSetLicense);
    }
}
