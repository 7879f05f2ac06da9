using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7001: a formula or condition compares the name or id of a profile.</summary>
public sealed class IUL7001FormulaNamesProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7001",
        title: "A formula or condition names the profile",
        messageFormat: "{0}: {1}. {2}",
        description: "After the move the user has another profile, so that the comparison gives another result.",
        step: AssessmentStep.References,
        impact: Impact.Change,
        otherImpacts: [Impact.Note]);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterSubjectAction(AnalyzeSubject);
        context.RegisterProjectAction(AnalyzeProject);
    }

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var component in ProfileComparisons.Of(context.Subject, context.Org, inCode: false))
        {
            context.Report(
                Descriptor, component.Impact, Evidence.Of(component.Shown[0], element: ""),
                component.Head("compares", context.Subject), Quoted.Places(component.Shown, Quoted.Comparison),
                Consequence(component.Outcome));
        }
    }

    private static string Consequence(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.LosesExemption =>
            "The rule exempts that profile and no longer exempts the user, whose records it then rejects: exempt a custom permission that "
                + "the new permission set grants",
        ComparisonOutcome.Changes =>
            "The result changes with the profile: test for a custom permission that the new permission set grants, or "
                + "name the new profile as well",
        ComparisonOutcome.NamesBothApart =>
            "The next profile is named too, but not in one test with the old one: make sure that the same follows for both",
        ComparisonOutcome.NamesNewProfile =>
            "The result changes if that becomes its profile: find out what follows, and give it another profile or change the condition "
                + "where that is not meant for it",
        ComparisonOutcome.BecomesExempt =>
            "The rule exempts that profile: it no longer checks what the user saves, if that becomes its profile",
        _ => "It holds for the standard API-only profile as well, so that the result stays the same",
    };

    /// <summary>
    /// Without users any profile may be that of an integration, so that comparisons with the others are counted once. With users they
    /// change nothing for those that may move.
    /// </summary>
    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        if (context.Org.Exports.Has(UserRow.Export))
        {
            return;
        }

        var references = context.Org.References;
        var candidates = context.Subjects.Where(entry => entry.Classification.Candidacy == Candidacy.Candidate)
            .Select(entry => entry.Subject)
            .ToHashSet();
        var ofTarget = candidates.Count == 0 ? [] : references.OfTarget.ToHashSet<Reference>(ReferenceEqualityComparer.Instance);
        var open = references.EachOnce
            .Where(reference => Kind(reference).Length > 0 && !context.Org.Catalogue.References.IsUserInterface(reference.ComponentType))
            .Where(reference => !ofTarget.Contains(reference) && !references.SubjectsOf(reference).Any(candidates.Contains))
            .ToList();
        if (open is not [var first, ..])
        {
            return;
        }

        var counts = open.GroupBy(Kind, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key}");
        context.Report(
            Descriptor, Impact.Note, new Evidence { Location = first.Location, Element = "without users" },
            "formulas, conditions and Apex depend on profiles, roles, licences or settings of users, and there is no users export", counts,
            "Whether they concern a user that moves shows with users ('metadata-analyzer collect' prints the query); "
                + "references.csv lists each place");
    }

    private static string Kind(Reference reference) => reference switch
    {
        { Form: ReferenceForm.Element or ReferenceForm.LiteralId or ReferenceForm.Record } => "",
        { Target: ReferenceTarget.Profile, Value.Length: > 0 } => "by a profile's name or id",
        { Target: ReferenceTarget.Profile } => "by the running user's profile",
        { Target: ReferenceTarget.Role } => "by role",
        { Target: ReferenceTarget.UserLicense } => "by user licence",
        { Target: ReferenceTarget.HierarchySetting } => "by a hierarchy custom setting",
        _ => "",
    };
}
