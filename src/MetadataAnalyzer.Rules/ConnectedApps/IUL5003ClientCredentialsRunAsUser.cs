using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5003: an app's client-credentials flow runs as the subject, by the app's file or by the login history.</summary>
public sealed class IUL5003ClientCredentialsRunAsUser : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5003",
        title: "An app's client-credentials flow runs as this user",
        messageFormat: "app '{0}' runs its client-credentials flow as this user{1}; such a user must hold API "
            + "Only, which the move gives it",
        description: "The client-credentials flow asks for no login page, so that it works on the integration licence.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        foreach (var use in subject.AppUses)
        {
            if (use.RunAs is { } runAs)
            {
                context.Report(Descriptor, Evidence.Of(use.App, runAs.Location), use.Label, "");
            }
        }

        // No export gives the user that an installed app runs as; its logins do.
        var logins = (subject.Logins?.ByFlow("client-credentials") ?? [])
            .Where(login => context.Org.Catalogue.IsRealApplication(login.Application)
                && !subject.AppUses.Any(use => use.RunAs is not null && use.IsNamed(login.Application)))
            .GroupBy(
                login => subject.AppUses.FirstOrDefault(use => use.IsNamed(login.Application))?.Label ?? login.Application.Trim(),
                StringComparer.OrdinalIgnoreCase);
        foreach (var app in logins.OrderBy(app => app.Key, StringComparer.Ordinal))
        {
            var latest = SubjectLogins.Latest(app);
            context.Report(
                Descriptor, new Evidence { Location = latest.Latest, Element = app.Key }, app.Key,
                $", as its login on {latest.Last:yyyy-MM-dd} shows");
        }
    }
}
