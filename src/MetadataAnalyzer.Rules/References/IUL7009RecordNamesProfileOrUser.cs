using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7009: a custom metadata record holds the profile's name or the username.</summary>
public sealed class IUL7009RecordNamesProfileOrUser : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7009",
        title: "A custom metadata record names the profile or the user",
        messageFormat: "the custom metadata record '{0}' holds {1} '{2}' in {3}. Find out what reads the record{4}",
        description: "Records of custom metadata types configure code and flows that the files do not tie to them.",
        step: AssessmentStep.References,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterReferenceAction(AnalyzeReference);

    private static void AnalyzeReference(ReferenceAnalysisContext context)
    {
        var reference = context.Reference;
        if (reference.Form != ReferenceForm.Record)
        {
            return;
        }

        var isUser = reference.Target == ReferenceTarget.User;
        context.ReportForNamed(
            Descriptor, Impact.Verify, reference.ComponentName, isUser ? "the username" : "the profile", reference.Value, reference.Expression,
            isUser ? ", and whether it asks for more than the licence carries; the username stays in an in-place switch" : ", and add the new profile to it where the user is to be treated as before");
    }
}
