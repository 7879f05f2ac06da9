using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7009: a custom metadata record holds the profile's name or the username, alone or in a list.</summary>
public sealed class IUL7009RecordNamesProfileOrUser : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7009",
        title: "A custom metadata record names the profile or the user",
        messageFormat: "the custom metadata record '{0}' names {1}: {2}. {3}",
        description: "Records of custom metadata types configure code and flows that the files do not tie to them.",
        step: AssessmentStep.References,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var references = context.Org.References;
        foreach (var component in context.Subject.Move.ReferencesConcerned(reference => reference.Form == ReferenceForm.Record))
        {
            var own = component.Where(reference => references.IsOf(reference, context.Subject)).ToList();
            var shown = own.Count > 0 ? own : component.ToList();
            var namesProfile = shown.Exists(reference => reference.Target == ReferenceTarget.Profile);
            context.Report(
                Descriptor, Evidence.Of(shown[0], element: ""), shown[0].ComponentName,
                own.Count == 0 ? Quoted.NextProfileOf(context.Subject)
                    : !namesProfile ? $"the user '{context.Subject.Name}'"
                    : own.TrueForAll(reference => reference.Target == ReferenceTarget.Profile) ? Quoted.ProfileOf(context.Subject)
                    : $"the user '{context.Subject.Name}' and its profile",
                Quoted.Places(shown, reference =>
                    $"{(reference.Target == ReferenceTarget.Profile ? "the profile" : "the username")} in {reference.Expression}"),
                own.Count == 0 ? "Find out what reads the record, and what follows for the user"
                    : namesProfile
                    ? "Find out what reads the record, and add the new profile to it where the user is to be treated as before"
                    : "Find out what reads the record, and whether it asks for more than the licence carries; the username "
                        + "stays in an in-place switch");
        }
    }
}
