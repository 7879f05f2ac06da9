using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8001: somebody signs in to the user interface as the integration.</summary>
public sealed class IUL8001UserInterfaceLogins : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8001",
        title: "Somebody signs in to the user interface with this user",
        messageFormat: "{0} of {1} successful logins of '{2}' from {3} to {4} were made in the user interface, the last on {5} (login type {6}): "
            + "give whoever makes them a user of their own, then move this one",
        description: "The integration licence shuts the user interface. A person who shares the integration's user loses access with the move.",
        step: AssessmentStep.User,
        impact: Impact.Blocker);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Logins is not { UserInterfaceCount: > 0 } logins || context.Org.Window is not { } window)
        {
            return;
        }

        var last = logins.UserInterface.OrderByDescending(use => use.Last).ThenByDescending(use => use.Latest).First();
        var kinds = logins.UserInterface.Select(Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        context.Report(
            Descriptor, last.Latest, logins.UserInterfaceCount, logins.Count, context.Subject.Name, Day(window.From), Day(window.To), Day(last.Last), kinds);
    }

    private static string Kind(LoginUse use) => use.LoginSubType.Length == 0 ? $"'{use.LoginType}'" : $"'{use.LoginType}' by {use.LoginSubType}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
