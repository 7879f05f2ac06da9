using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7002: Apex compares or queries the name or id of a profile.</summary>
public sealed class IUL7002CodeNamesProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7002",
        title: "Apex names the profile",
        messageFormat: "{0} '{1}' compares or queries {2} with '{3}', {4}: {5}. {6}",
        description: "After the move the user has another profile, so that the code for the old one no longer takes it.",
        step: AssessmentStep.References,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterReferenceAction(AnalyzeReference);

    private static void AnalyzeReference(ReferenceAnalysisContext context)
    {
        var reference = context.Reference;
        if (reference is not { Target: ReferenceTarget.Profile, Form: ReferenceForm.Code, Value.Length: > 0 })
        {
            return;
        }

        context.ReportForEach(Descriptor, subject =>
        [
            reference.ComponentType, reference.ComponentName, reference.Expression, reference.Value,
            Quoted.Owner(subject),
            Quoted.Short(reference.Text),
            subject is null
                ? "Nothing changes for users that move, unless the new profile is meant as well"
                : "The code takes another branch after the move: let it check a custom permission that the new permission set grants, or name the new profile as well",
        ]);
    }
}
