using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ApexAndVisualforce;

/// <summary>IUL6005: the subject may open pages that work as an endpoint.</summary>
public sealed class IUL6005PageIsEndpoint : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL6005",
        title: "A page works as an endpoint",
        messageFormat: "'{0}' may open pages that work as an endpoint: {1}. An API-only user cannot open a page in a session of the browser: find out whether the integration calls "
            + "them, and give it an Apex REST class instead",
        description: "Pages that answer with data, or do their work when they are loaded, are called by clients as if they were an API. That ends with the API-only licence.",
        step: AssessmentStep.ApexAndVisualforce,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var pages = context.Subject.Access.Rights(AccessKind.VisualforcePage)
            .Select(right => context.Org.Project.ApexPages.Find(right.Name))
            .OfType<ApexPage>()
            .Where(page => IsData(page) || page.Action is not null)
            .OrderBy(page => page.FullName, StringComparer.Ordinal)
            .ToList();
        if (pages is not [var first, ..])
        {
            return;
        }

        var body = first.Files.FirstOrDefault(file => file.EndsWith(".page", StringComparison.OrdinalIgnoreCase));
        context.Report(
            Descriptor, Evidence.Of(first, body is null ? null : new Location(body, 1, 1)), context.Subject.Name,
            pages.Select(page => $"'{page.FullName}' ({string.Join(", ", Signs(page))})"));
    }

    private static bool IsData(ApexPage page) => page.ContentType is { } type && !type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Signs(ApexPage page)
    {
        if (IsData(page))
        {
            yield return $"answers with {page.ContentType}";
        }

        if (page.Action is { } action)
        {
            yield return $"runs {action} when it is loaded";
        }
    }
}
