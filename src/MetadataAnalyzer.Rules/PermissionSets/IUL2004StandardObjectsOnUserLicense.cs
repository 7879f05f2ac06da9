using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2004: a permission set bound to the user licence <c>Salesforce Integration</c> grants standard objects.</summary>
public sealed class IUL2004StandardObjectsOnUserLicense : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2004",
        title: "A permission set bound to the integration user licence grants standard objects",
        messageFormat: "permission set '{0}' is bound to the user licence '{1}', which cannot hold standard objects, and grants {2}; "
            + "rebuild it without a licence or on the permission set licence '{3}'",
        description: "The user licence alone carries custom objects only; standard objects come with the permission set licence. The "
            + "two names differ by a word.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change,
        appliesTo: Candidacy.AlreadyMigrated);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterSubjectAction(AnalyzeSubject);
        context.RegisterComponentAction<PermissionSet>(AnalyzePermissionSet);
    }

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.Move.PermissionSets)
        {
            var set = member.PermissionSet;
            if (StandardObjects(set, context.Org) is { Count: > 0 } objects)
            {
                context.Report(
                    Descriptor, Evidence.Of(member.Source, member.License.Location), set.FullName, member.License.Name, objects,
                    Target(context.Org));
            }
        }
    }

    private static void AnalyzePermissionSet(ComponentAnalysisContext<PermissionSet> context)
    {
        var set = context.Component;
        if (StandardObjects(set, context.Org) is not { Count: > 0 } objects
            || context.Org.Subjects.Any(subject => Reports(subject, set, context.Org)))
        {
            return;
        }

        context.Report(
            Descriptor, Evidence.Of(set, context.Org.Names.LicenseOf(set).Location), set.FullName, context.Org.Names.LicenseOf(set).Name,
            objects, Target(context.Org));
    }

    private static List<string> StandardObjects(PermissionSet set, Org org) => !org.IsTargetUserLicense(org.Names.LicenseOf(set).Name)
        ? []
        : [.. set.Grants(AccessKind.Object)
            .Select(grant => grant.Name)
            .Where(name => org.Catalogue.FindObject(name).Bare == CarriageStatus.Blocked)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];

    /// <summary>Whether a finding about a subject already reports it.</summary>
    private static bool Reports(Subject subject, PermissionSet set, Org org) =>
        subject.IsActive != false
            && org.IsTargetUserLicense(subject.UserLicense)
            && subject.Move.PermissionSets.Any(member => ReferenceEquals(member.PermissionSet, set));

    private static string Target(Org org) => org.Catalogue.StandardNames.PermissionSetLicense;
}
