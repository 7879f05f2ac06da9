using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8003: the integration's user does not sign in any more.</summary>
public sealed class IUL8003Dormant : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8003",
        title: "The user does not sign in any more",
        messageFormat: "'{0}' is dormant: {1}, and its last login {2}; when it is not frozen, deactivate it instead of moving it, which "
            + "frees the full seat and takes no other",
        description: "A user that nothing uses needs no licence at all. Deactivation frees its seat at once, the "
            + "invoice falls at the renewal.",
        step: AssessmentStep.User,
        impact: Impact.Note,
        appliesTo: Candidacy.Dormant);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var last = context.Subject.User?.LastLoginDate;
        context.Report(
            Descriptor, context.Subject.Location, context.Subject.Name, context.Classification.Reason,
            last is { } day ? $"was on {day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "is not recorded");
    }
}
