using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7003: code or formulas compare the subject's role or user licence.</summary>
public sealed class IUL7003DependsOnProfileIdLicenseOrRole : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7003",
        title: "Code or formulas depend on the user licence or role",
        messageFormat: "the {0} of '{1}' is compared in {2}. {3}",
        description: "The licence changes with the move, and what the platform does with a role is not documented: another branch may run "
            + "without a profile being named.",
        step: AssessmentStep.References,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var org = context.Org;

        // A test of the profile beside that of the role or licence is one finding, of IUL7001 or IUL7002.
        var isToldOf = ProfileComparisons.Of(subject, org, inCode: false).Concat(ProfileComparisons.Of(subject, org, inCode: true))
            .Select(component => Quoted.Component(component.Shown[0])).ToHashSet(StringComparer.Ordinal);
        var components = subject.Move.ReferencesConcerned(
            reference => reference.Target != ReferenceTarget.Profile
                && ProfileComparisons.IsComparison(reference, org)
                && !isToldOf.Contains(Quoted.Component(reference)));
        foreach (var target in components.SelectMany(component => component)
            .GroupBy(reference => reference.Target)
            .OrderBy(group => group.Key))
        {
            var isLicense = target.Key == ReferenceTarget.UserLicense;
            var places = target.GroupBy(Quoted.Component, StringComparer.Ordinal)
                .Select(component =>
                    $"{component.Key} ({string.Join("; ", component.Select(Quoted.Comparison).Distinct(StringComparer.Ordinal))})");
            context.Report(
                Descriptor, new Evidence { Location = target.First().Location, Element = isLicense ? "license" : "role" },
                isLicense
                    ? $"user licence '{subject.UserLicense}'"
                    : $"role '{subject.User?.UserRoleName ?? subject.User?.UserRoleDeveloperName}'",
                subject.Name, places,
                isLicense
                    ? $"After the move the licence is '{org.Catalogue.StandardNames.UserLicense}': find out what the other result does, "
                        + "and settle it in a sandbox before the switch"
                    : "No public statement says that a role survives the switch: note it, and settle in a "
                        + "sandbox what these do afterwards");
        }
    }
}
