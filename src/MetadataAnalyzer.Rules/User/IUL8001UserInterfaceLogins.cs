using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.User;

/// <summary>IUL8001: a person signs in as the integration, to the user interface or with a client that only people use.</summary>
public sealed class IUL8001UserInterfaceLogins : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL8001",
        title: "A person signs in with this user",
        messageFormat: "{0} of {1} successful logins of '{2}' from {3} to {4} were made in the user interface or with a client that only "
            + "people use, the last on {5} (login type {6}); give the person who makes them another user, then move this one",
        description: "The integration licence shuts the user interface and the clients of people, such as the phone app. A person who "
            + "shares the integration's user loses access with the move.",
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
        var kinds = logins.UserInterface.Select(use => Kind(use, context.Org))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        context.Report(
            Descriptor, last.Latest, logins.UserInterfaceCount, logins.Count, context.Subject.Name, Day(window.From), Day(window.To),
            Day(last.Last), kinds);
    }

    private static string Kind(LoginUse use, Org org)
    {
        var client = org.Catalogue.ClassifyApplication(use.Application) == ApplicationKind.Person
            ? $" with '{use.Application.Trim()}'"
            : "";
        return $"'{use.LoginType}'{(use.LoginSubType.Length == 0 ? "" : $" by {use.LoginSubType}")}{client}";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
