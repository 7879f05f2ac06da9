using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5009: several applications share the subject.</summary>
public sealed class IUL5009SharedUser : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5009",
        title: "Several applications share the user",
        messageFormat: "{0} applications connect as '{1}': {2}. Give each integration a user of its own while the move is made, if seats "
            + "allow: each then holds only what it needs, and one can be stopped without the others",
        description: "A shared user holds the rights of all its integrations, and its records do not say which of them wrote.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var applications = context.Subject.Applications.ToList();
        if (applications.Count < 2)
        {
            return;
        }

        var uses = context.Subject.Logins is { } logins ? applications.SelectMany(logins.With).ToList() : [];
        var at = uses.Count > 0 ? SubjectLogins.Latest(uses).Latest
            : context.Subject.OauthTokens is [var token, ..] ? token.Location
            : context.Subject.Location;
        context.Report(Descriptor, at, applications.Count, context.Subject.Name, applications.Select(name => $"'{name}'"));
    }
}
