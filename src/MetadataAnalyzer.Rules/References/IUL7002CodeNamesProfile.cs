using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7002: Apex compares or queries the name or id of a profile.</summary>
public sealed class IUL7002CodeNamesProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7002",
        title: "Apex names the profile",
        messageFormat: "{0}: {1}. {2}",
        description: "After the move the user has another profile, so that the comparison gives another result.",
        step: AssessmentStep.References,
        impact: Impact.Change,
        otherImpacts: [Impact.Note]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var component in ProfileComparisons.Of(context.Subject, context.Org, inCode: true))
        {
            context.Report(
                Descriptor, component.Impact, Evidence.Of(component.Shown[0], element: ""),
                component.Head("compares or queries", context.Subject), Quoted.Places(component.Shown, Quoted.Comparison),
                Consequence(component.Outcome));
        }
    }

    private static string Consequence(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.NamesBothApart =>
            "The next profile is named too, but not in one test with the old one: make sure that the same follows for both",
        ComparisonOutcome.NamesNewProfile =>
            "The result changes if that becomes its profile: find out what follows, and give it another profile or change the code "
                + "where that is not meant for it",
        ComparisonOutcome.Unchanged => "It holds for the standard API-only profile as well, so that the result stays the same",
        _ =>
            "The result changes with the profile: let the code check a custom permission that the new permission set grants, or "
                + "name the new profile as well",
    };
}
