using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.PermissionSets;

/// <summary>IUL2014: an active user access policy reacts to the changes of the move.</summary>
public sealed class IUL2014UserAccessPolicy : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL2014",
        title: "A user access policy reacts to the move",
        messageFormat: "user access policy '{0}' is active, runs when a user is changed and looks at {1}: at the switch it may by itself "
            + "{2}. Before the move decide what '{3}' is to keep, and change the policy or assign by hand",
        description: "An active user access policy grants and revokes access by itself when a user comes to match its "
            + "filters or stops doing so.",
        step: AssessmentStep.PermissionSets,
        impact: Impact.Change);

    private const string Guess = " (matched by the role's label)";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var policy in context.Org.Project.UserAccessPolicies.Where(RunsOnChange))
        {
            var filters = policy.Filters.Where(filter => Concerns(filter, context.Subject, context.Org)).ToList();
            if (filters is not [var first, ..])
            {
                continue;
            }

            var looksAt = filters
                .Select(filter => $"{filter.Type} {filter.Operation} '{filter.Target}'{(IsGuess(filter, context.Subject) ? Guess : "")}")
                .Distinct(StringComparer.Ordinal);
            var does = policy.Actions.Select(action => $"{action.Action.ToLowerInvariant()} {action.Type} '{action.Target}'")
                .Distinct(StringComparer.Ordinal)
                .DefaultIfEmpty("grant or revoke access");
            context.Report(
                Descriptor, Evidence.Of(policy, first.Location), policy.FullName, new ItemList("filter", looksAt),
                new ItemList("action", does), context.Subject.Name);
        }
    }

    // One without a trigger is run by hand; one for new users only does not see a user change.
    private static bool RunsOnChange(UserAccessPolicy policy) =>
        string.Equals(policy.Status, "Active", StringComparison.OrdinalIgnoreCase)
        && policy.TriggerType is { } trigger && !trigger.Equals("Create", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether it names the old or the new profile, the old or the new licence, or the role. The operator does not matter, because the
    /// result may change either way.
    /// </summary>
    private static bool Concerns(UserAccessPolicyFilter filter, Subject subject, Org org) => filter.Target
        .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Any(target => filter.Type switch
        {
            "Profile" => org.Names.IsProfile(target, subject) || IsNewProfile(target, org),
            "UserRole" => subject.User is { } user && IsRole(target, user),
            var type when type.EndsWith("License", StringComparison.Ordinal) =>
                Same(target, subject.UserLicense) || org.IsTargetUserLicense(target) || org.IsTargetPermissionSetLicense(target),
            _ => false,
        });

    /// <summary>
    /// Policies name a role by its developer name, which is guessed from the label when the users export lacks that column.
    /// </summary>
    private static bool IsRole(string target, UserRow user) => user.UserRoleDeveloperName is { } name
        ? Same(target, name)
        : Same(target, user.UserRoleName) || Same(target, user.UserRoleName?.Replace(' ', '_'));

    private static bool IsGuess(UserAccessPolicyFilter filter, Subject subject) =>
        filter.Type == "UserRole" && subject.User?.UserRoleDeveloperName is null;

    private static bool IsNewProfile(string name, Org org) =>
        org.Catalogue.StandardNames.IsApiOnlyProfile(name) || org.IsTargetUserLicense(org.Names.FindProfile(name)?.UserLicense);

    private static bool Same(string left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
