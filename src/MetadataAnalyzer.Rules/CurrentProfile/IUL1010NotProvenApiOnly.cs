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

    private const string Ask = "ask its owner whether somebody opens the user interface with it";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject.Access.FindUserPermission("ApiUserOnly") is not null || WhyUnproven(subject, context.Org) is not { } why)
        {
            return;
        }

        var at = subject is { Kind: SubjectKind.Profile, Profile: { } profile } ? Evidence.Of(profile) : subject.Location;
        context.Report(Descriptor, at, subject.Name, why.Reason, why.Advice);
    }

    private static (string Reason, string Advice)? WhyUnproven(Subject subject, Org org)
    {
        if (subject.Logins is not { } logins)
        {
            return ("no login history shows how it signs in", $"run: {OrgExportQueries.For(OrgExportKind.LoginHistory).Soql}");
        }

        if (logins.Count == 0)
        {
            return ("the login history has no successful login of it in the window", Ask);
        }

        // A row that names no user, a part that was not read, or a column that is missing may hide one.
        if (logins.UserInterfaceCount == 0 && org.Exports.Problems.FirstOrDefault(problem => problem is { Kind: OrgExportKind.LoginHistory, UserKey: null }) is { } problem)
        {
            return ($"the login history was not read in full, see {problem.Location}", $"run: {OrgExportQueries.For(OrgExportKind.LoginHistory).Soql}");
        }

        // Logins to the user interface are proof of another kind: IUL8001 reports them.
        var unknown = logins.Other.Where(use => org.Catalogue.ClassifyLogin(use.LoginType, use.LoginSubType).Flow == "unknown").Select(use => $"'{use.LoginType}'")
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return logins.UserInterfaceCount == 0 && unknown.Count > 0
            ? (unknown is ["''"] ? "the login history does not say of what type its logins are" : $"what its logins of type {string.Join(", ", unknown)} open is not known", Ask)
            : null;
    }
}
