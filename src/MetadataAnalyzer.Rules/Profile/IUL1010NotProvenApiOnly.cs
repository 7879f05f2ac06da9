using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1010: nothing proves that no person uses the user interface as the subject.</summary>
public sealed class IUL1010NotProvenApiOnly : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1010",
        title: "Nothing proves that the user never opens the user interface",
        messageFormat: "'{0}' does not hold 'Api Only User' (ApiUserOnly), and {1}{2}; {3}",
        description: "The move shuts the user interface for good. Only API Only today, or a login history in which every login is of an "
            + "API kind, shows that no person misses it.",
        step: AssessmentStep.Profile,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Exports);

    private const string Ask = "ask its owner whether a person opens the user interface with it";

    private static readonly string Run = $"run: {LoginHistory.Export.Soql}";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject.Access.FindUserPermission(UserPermissions.ApiUserOnly) is not null || WhyUnproven(subject, context.Org) is not { } why)
        {
            return;
        }

        var at = subject is { Kind: SubjectKind.Profile, Profile: { } profile } ? Evidence.Of(profile) : subject.Location;
        context.Report(Descriptor, at, subject.Name, why.Reason, why.Kinds, why.Advice);
    }

    private static (string Reason, IEnumerable<string> Kinds, string Advice)? WhyUnproven(Subject subject, Org org)
    {
        // A session can be older than the window, so that the history has no login of it.
        if (subject.Needs.Use?.UserInterface is { } use && subject.Logins is not { UserInterfaceCount: > 0 })
        {
            var days = use.First == use.Last ? $"on {use.Last:yyyy-MM-dd}" : $"from {use.First:yyyy-MM-dd} to {use.Last:yyyy-MM-dd}";
            var requests = use.Count == 1 ? "1 request" : $"{use.Count} requests";
            return ($"the API usage log has {requests} of a user interface ({use.Category}) {days}", [], Ask);
        }

        if (subject.Logins is not { } logins)
        {
            var isGiven = org.Exports.Has(LoginHistory.Export);
            return (isGiven ? "the login history given has no row with a date" : "no login history shows how it signs in", [], Run);
        }

        // Logins to the user interface are proof of another kind: IUL8001 reports them.
        if (logins.UserInterfaceCount > 0)
        {
            return null;
        }

        // A row that names no user, a part that was not read, or a column that is missing may hide one.
        if (org.Exports.Problems.FirstOrDefault(LoginCoverage.IsOfWhole) is { } problem)
        {
            return ($"the login history was not read in full, see {problem.Location}", [], Run);
        }

        return logins.IsOnlyApi ? null
            : logins.IsEmpty ? ("the login history has no successful login of it in the window", [], Ask)
            : logins.PerhapsUserInterface.IsEmpty ? ("the status of its logins does not say whether they succeeded", [], Ask)
            : ("logins of these kinds may be a person's: ",
                logins.PerhapsUserInterface.Select(use => Kind(use, logins)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
                Ask);
    }

    private static string Kind(LoginUse use, SubjectLogins logins)
    {
        var type = use.LoginType.Length == 0 ? "no type" : $"'{use.LoginType}'";
        return !logins.Undecided.Contains(use) ? type
            : use.Status.Length == 0 ? $"{type} without a status"
            : $"{type} with the status '{use.Status}'";
    }
}
