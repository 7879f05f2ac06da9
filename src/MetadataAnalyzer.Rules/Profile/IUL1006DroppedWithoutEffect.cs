using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1006: rights that the move drops and that have no effect for an API client.</summary>
public sealed class IUL1006DroppedWithoutEffect : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1006",
        title: "The move drops rights that the integration does not use",
        messageFormat: "the move drops what '{0}' does not need: {1}",
        description: "Permissions that act only in the user interface, belong to a product or use that is not present or were retired by "
            + "the platform, and settings of the user interface, are no loss to an API client.",
        step: AssessmentStep.Profile,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var dropped = subject.Needs.Permissions.Where(need => need.Need == Need.NotNeeded).ToList();
        var parts = dropped.GroupBy(need => need.Reason, StringComparer.Ordinal)
            .SelectMany(group => group)
            .Select(need => $"{need.Name} ({need.Reason})")
            .Concat(Settings(subject)).ToList();
        if (parts.Count == 0)
        {
            return;
        }

        var at = subject.Profile is { } profile ? Evidence.Of(profile) : subject.Location;
        context.Report(Descriptor, at, subject.Name, parts);
    }

    private static List<string> Settings(Subject subject)
    {
        var counts = AccessKinds.UserInterfaceOnly
            .Select(kind => (Kind: kind, Count: subject.Access.Rights(kind).Length))
            .Where(entry => entry.Count > 0)
            .Select(entry => AccessKinds.Count(entry.Kind, entry.Count))
            .ToList();
        if (subject.Profile?.Sections.GetValueOrDefault("layoutAssignments") is > 0 and var layouts)
        {
            counts.Add(layouts == 1 ? "1 page layout" : $"{layouts} page layouts");
        }

        return counts;
    }
}
