using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.ConnectedApps;

/// <summary>IUL5007: API access control is on, and the subject gets past it by Use Any API Client.</summary>
public sealed class IUL5007ApiAccessControl : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL5007",
        title: "The user gets past API access control by Use Any API Client",
        messageFormat: "API access control is on, and '{0}' gets past it by the permission Use Any API Client (UseAnyApiClient), granted by {1} '{2}'; whether it keeps the permission "
            + "after the switch is not proven: list the new permission set in each app that it connects with{3}, or show that the licence carries the permission",
        description: "With API access control only apps that an administrator allowed may call the API. Use Any API Client lifts that for its holder; without it each app must list the user by profile or permission set.",
        step: AssessmentStep.ConnectedApps,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (Switch(context.Org) is not ({ } settings, var place)
            || subject.FindPermission("UseAnyApiClient") is not { Carriage.Status: not CarriageStatus.Allowed } held
            || IsAdmittedEverywhere(subject))
        {
            return;
        }

        var grant = held.Right.Grants[0];
        var applications = subject.Applications.Select(name => $"'{name}'").ToList();
        context.Report(
            Descriptor, Evidence.Of(settings, place) with { Path = grant.Path },
            subject.Name, grant.Source.IsProfile ? "profile" : "permission set", grant.Source.Container.FullName,
            applications.Count == 0 ? "" : $" ({string.Join(", ", applications)})");
    }

    private static (OrgSettings? Settings, Location Place) Switch(Org org)
    {
        foreach (var settings in org.Project.Settings.Where(settings => settings.RootElement == "ConnectedAppSettings"))
        {
            foreach (var element in settings.Switches.Where(element => element.Name == "enableAdminApprovedAppsOnly"))
            {
                return (settings, element.Location);
            }
        }

        return default;
    }

    /// <summary>Whether every app that the subject is known to use lets it in by a list. A SOAP login uses none.</summary>
    private static bool IsAdmittedEverywhere(Subject subject) => subject.Applications.Any()
        && subject.Logins?.Flows.Contains("soap-login", StringComparer.Ordinal) != true
        && subject.Applications.All(name => subject.AppUses.Any(use => use is { IsAdminApproved: true, ListsSubject: true } && use.IsNamed(name)));
}
