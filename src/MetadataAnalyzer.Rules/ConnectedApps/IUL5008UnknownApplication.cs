using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5008: a login or a token names an application without a known policy.</summary>
public sealed class IUL5008UnknownApplication : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5008",
        title: "Whom an application in use admits is not known",
        messageFormat: "'{0}' connects with {1}, and these files do not show whom {2}: retrieve {3}, or look in Setup (Connected Apps "
            + "OAuth Usage, External Client App Manager), for the flow too",
        description: "The file of an app, the exports of installed apps or Setup show which users the app admits. Without them it is "
            + "not known whether the user still gets in after the switch.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata | EvidenceInputs.Exports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        var unknown = subject.Applications
            .Where(name => !context.Org.HoldsApplication(name) || subject.AppUses.Any(use => use.IsAdmissionUnknown && use.IsNamed(name)))
            .ToList();
        if (unknown is [var first, ..])
        {
            context.Report(
                Descriptor, Place(first, subject), subject.Name, unknown.Select(name => $"'{name}'"),
                unknown.Count == 1 ? "it admits" : "they admit", unknown.Count == 1 ? "the app" : "the apps");
        }
    }

    /// <summary>The last login that names the application, else its token, else the app's own place.</summary>
    private static Location Place(string application, Subject subject)
    {
        var use = subject.AppUses.FirstOrDefault(use => use.IsNamed(application));
        var logins = subject.Logins is { } all ? all.Api.Concat(all.Other).Where(login => IsNamed(login.Application)).ToList() : [];
        var token = subject.OauthTokens.FirstOrDefault(token => token.AppName is { } name && IsNamed(name));
        return logins.Count > 0 ? SubjectLogins.Latest(logins).Latest : token?.Location ?? use?.RunAs?.Location ?? subject.Location;

        bool IsNamed(string name) => use?.IsNamed(name) ?? string.Equals(name.Trim(), application, StringComparison.OrdinalIgnoreCase);
    }
}
