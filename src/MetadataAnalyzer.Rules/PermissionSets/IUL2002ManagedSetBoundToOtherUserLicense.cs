using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2002: a managed permission set is bound to another user licence and its package ships no twin for this one.</summary>
public sealed class IUL2002ManagedSetBoundToOtherUserLicense : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2002",
        title: "A managed permission set is bound to another user licence",
        messageFormat: "permission set '{0}' of {1} is bound to the user licence '{2}' and cannot be assigned after the switch; {3}",
        description: "Only the vendor can change a managed permission set. What it grants can be granted by a set of "
            + "your own, once it is known.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change,
        otherImpacts: [Impact.Verify],
        settledBy: EvidenceInputs.Metadata | EvidenceInputs.AccessExports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var member in context.Subject.Move.PermissionSets)
        {
            var set = member.PermissionSet;
            if (set.Namespace is { } prefix && member.Twin is null && IsBound(member.Obstacles))
            {
                Report(
                    context, Evidence.Of(member.Source, member.License.Location), set.FullName, member.License.Name, prefix,
                    isContentKnown: !set.GrantsByKind.IsEmpty);
            }
        }

        foreach (var missing in context.Subject.Access.MissingPermissionSets)
        {
            if (missing.Namespace is { } prefix && IsBound(missing.Obstacles))
            {
                Report(context, Evidence.Of(missing), missing.Name, missing.License, prefix, isContentKnown: false);
            }
        }
    }

    // IUL0008 reports a licence in doubt.
    private static bool IsBound(ReassignmentObstacles obstacles) =>
        obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense) && !obstacles.HasFlag(ReassignmentObstacles.LicenseInDoubt);

    private static void Report(
        SubjectAnalysisContext context, Evidence at, string name, string? license, string prefix, bool isContentKnown)
    {
        var isPlatforms = context.Org.Catalogue.StandardNames.IsPlatformNamespace(prefix);
        var source = isPlatforms ? "the platform itself" : "a managed package";
        if (isContentKnown)
        {
            context.Report(
                Descriptor, at, name, source, license,
                isPlatforms ? "its rights go into the new permission set, unless the user does without it"
                : OtherOf(context.Org, prefix) is { } other
                ? $"its rights go into the new permission set, unless '{other}', which the package ships for this licence, takes "
                    + "its place: retrieve that one"
                : "its rights go into the new permission set, unless the vendor ships one for this licence");
            return;
        }

        context.Report(
            Descriptor, Impact.Verify, at, name, source, license,
            isPlatforms ? "it is made for users of the platform itself: find out in Setup why this user holds it, and what it grants"
            : (OfProject(context.Org, prefix) ?? OtherOf(context.Org, prefix)) is { } candidate
                ? $"what it grants is not known, and the package also has '{candidate}', which fits the integration licence: retrieve both "
                    + "by name to see whether it grants the same"
                : "what it grants is not known: retrieve it by name to see what has to be rebuilt, or ask the "
                    + "vendor for one for this licence");
    }

    /// <summary>A set of the package that is in the project and fits the licence; what it is to replace is not known.</summary>
    private static string? OfProject(Org org, string prefix) => org.Project.PermissionSets.FirstOrDefault(set =>
        ApiName.Same(set.Namespace, prefix)
            && FitsLicense(org.Names.LicenseOf(set).Name, org))?.FullName;

    /// <summary>A set of the package that only the export knows and that fits the licence; it may be the twin.</summary>
    private static string? OtherOf(Org org, string prefix) => org.Exports.PermissionSets.FirstOrDefault(row =>
        ApiName.Same(row.NamespacePrefix, prefix)
        && org.Project.PermissionSets.Find(row.FullName) is null
        && FitsLicense(org.Names.LicenseName(row), org))?.FullName;

    private static bool FitsLicense(string? license, Org org) =>
        org.IsTargetUserLicense(license) || org.IsTargetPermissionSetLicense(license);
}
