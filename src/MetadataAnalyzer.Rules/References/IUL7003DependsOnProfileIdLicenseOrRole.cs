using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7003: code or a formula depends on the profile's id, the licence, the role or a hierarchy custom setting.</summary>
public sealed class IUL7003DependsOnProfileIdLicenseOrRole : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7003",
        title: "Code or a formula depends on profile id, licence, role or settings",
        messageFormat: "{0} '{1}' depends on {2}{3}: {4}. Check what it does for a user {5}, and settle it in a sandbox before the switch",
        description: "What these give may change with the licence or the profile, without a profile's name being in the text.",
        step: AssessmentStep.References,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterReferenceAction(AnalyzeReference);

    private static void AnalyzeReference(ReferenceAnalysisContext context)
    {
        var reference = context.Reference;
        var dependsOn = reference switch
        {
            { Form: ReferenceForm.Element or ReferenceForm.LiteralId or ReferenceForm.Record } => null,
            { Target: ReferenceTarget.Profile, Value.Length: 0 } => $"the profile ({reference.Expression})",
            { Target: ReferenceTarget.UserLicense } => $"the user licence ({reference.Expression})",
            { Target: ReferenceTarget.Role } => $"the role ({reference.Expression})",
            { Target: ReferenceTarget.HierarchySetting } => $"the custom setting {reference.Value}, which may have a row for the profile or the user",
            _ => null,
        };
        if (dependsOn is null || context.Org.Catalogue.References.IsUserInterface(reference.ComponentType))
        {
            return;
        }

        var value = reference is { Value.Length: > 0, Target: not ReferenceTarget.HierarchySetting } ? $" and compares it with '{reference.Value}'" : "";
        context.ReportForEach(Descriptor, subject =>
        [
            reference.ComponentType, reference.ComponentName, dependsOn, value, Quoted.Short(reference.Text),
            subject is null ? "on the API-only profile and the integration licence" : $"such as '{subject.Name}' on the API-only profile and the integration licence",
        ]);
    }
}
