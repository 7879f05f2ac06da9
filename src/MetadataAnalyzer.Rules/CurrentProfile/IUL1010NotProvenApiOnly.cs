using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.CurrentProfile;

/// <summary>IUL1010: nothing proves that nobody uses the user interface as the subject.</summary>
public sealed class IUL1010NotProvenApiOnly : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1010",
        title: "Nothing proves that the user never opens the user interface",
        messageFormat: "'{0}' does not hold 'Api Only User' (ApiUserOnly), and {1}; {2}",
        description: "The move shuts the user interface for good. Only API Only today, or a login history without logins of that kind, shows that nobody misses it.",
        step: AssessmentStep.Profile,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject.Access.FindUserPermission("ApiUserOnly") is not null || subject.Logins is { Count: > 0 })
        {
            return;
        }

        var at = subject is { Kind: SubjectKind.Profile, Profile: { } profile } ? Evidence.Of(profile) : subject.Location;
        var query = OrgExportQueries.For(OrgExportKind.LoginHistory).Soql;
        if (subject.Logins is null)
        {
            context.Report(Descriptor, at, subject.Name, "no login history shows how it signs in", $"run: {query}");
            return;
        }

        context.Report(Descriptor, at, subject.Name, "the login history has no login of it in the window", "ask its owner whether somebody opens the user interface with it");
    }
}
