using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6005: the subject may open pages that work as an endpoint.</summary>
public sealed class IUL6005PageIsEndpoint : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6005",
        title: "A page works as an endpoint",
        messageFormat: "'{0}' may open pages that work as an endpoint, which an API-only user cannot: {1}. {2}",
        description: "Pages that answer with data, or do their work when they are loaded, are called by clients as if they were an API. "
            + "That ends with the API-only licence.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Verify,
        otherImpacts: [Impact.Note],
        settledBy: EvidenceInputs.Answers | EvidenceInputs.Exports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        // Whether the client opens pages at all is part of the one question to the owner while it is open.
        var (subject, opens) = (context.Subject, context.Subject.Needs.OpensPages);
        if (opens.Need == Need.Open || subject.Needs.EndpointPages is not [var first, ..] pages)
        {
            return;
        }

        var body = first.Files.FirstOrDefault(file => file.EndsWith(".page", StringComparison.OrdinalIgnoreCase));
        context.Report(
            Descriptor, opens.Need == Need.Needed ? Impact.Verify : Impact.Note,
            Evidence.Of(first, body is null ? null : new Location(body, 1, 1)), subject.Name,
            pages.Select(page => $"'{page.FullName}' ({string.Join(", ", Signs(page))})"),
            opens.Need == Need.Needed ? "Give the integration an Apex REST class instead" : $"Nothing is to be done: {opens.Reason}");
    }

    private static IEnumerable<string> Signs(ApexPage page)
    {
        if (page.AnswersWithData)
        {
            yield return $"answers with {page.ContentType}";
        }

        if (page.Action is { } action)
        {
            yield return $"runs {action} when it is loaded";
        }
    }
}
