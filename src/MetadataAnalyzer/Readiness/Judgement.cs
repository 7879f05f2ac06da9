using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Readiness;

/// <summary>The verdict on a subject, and the confidence in it.</summary>
public static class Judgement
{
    private const string ClientQuestions = "IUL1013";

    /// <summary>
    /// The verdict, by the first that applies: no candidate, migrated, dormant, blocked, to verify, after changes, ready.
    /// </summary>
    /// <param name="candidacy">Exactly one flag.</param>
    /// <param name="impacts">Impacts of the subject's findings.</param>
    public static Verdict VerdictOf(Candidacy candidacy, IReadOnlyCollection<Impact> impacts) => candidacy switch
    {
        Candidacy.NotACandidate => Verdict.NotACandidate,
        Candidacy.AlreadyMigrated => Verdict.AlreadyMigrated,
        Candidacy.Dormant => Verdict.Dormant,
        _ when impacts.Contains(Impact.Blocker) => Verdict.Blocked,
        _ when impacts.Contains(Impact.Verify) => Verdict.NeedsVerification,
        _ when impacts.Contains(Impact.Change) => Verdict.ReadyAfterChanges,
        _ => Verdict.Ready,
    };

    /// <summary>
    /// The confidence in a verdict, and the evidence that is missing for more. Low: the subject's rights are not fully known. Medium: the
    /// rights are known, but logins, the licence's content or the client's behaviour are not. High: all of it is known.
    /// </summary>
    internal static (VerdictConfidence Confidence, ImmutableArray<string> Missing) ConfidenceOf(
        AssessedSubject assessed, Org org, IEnumerable<Diagnostic> diagnostics)
    {
        if (assessed.Classification.Candidacy == Candidacy.NotACandidate)
        {
            return (assessed.Subject.UserLicense is null ? VerdictConfidence.Medium : VerdictConfidence.High, []);
        }

        ImmutableArray<string> rights = [.. MissingRights(assessed.Subject, org)];
        ImmutableArray<string> rest = [.. MissingEvidence(assessed, org, diagnostics)];
        var confidence = !rights.IsEmpty ? VerdictConfidence.Low : !rest.IsEmpty ? VerdictConfidence.Medium : VerdictConfidence.High;
        return (confidence, [.. rights, .. rest]);
    }

    private static IEnumerable<string> MissingRights(Subject subject, Org org)
    {
        if (subject.Kind == SubjectKind.Profile)
        {
            yield return "users export: which users hold the profile, and their permission sets";
        }
        else if (!org.Exports.Has(PermissionSetAssignmentRow.Export))
        {
            yield return "permission-set-assignments export: the user's permission sets";
        }

        if (subject.Profile is null)
        {
            yield return subject.ProfileName.Length == 0 ? "the user's profile" : $"profile '{subject.ProfileName}' in the project";
        }

        if (subject.Retrieval.IsIncomplete)
        {
            yield return $"profile '{subject.ProfileName}' retrieved in full";
        }

        foreach (var missing in subject.Access.MissingContainers)
        {
            yield return $"{missing.Type} '{missing.Name}' in the project";
        }
    }

    private static IEnumerable<string> MissingEvidence(AssessedSubject assessed, Org org, IEnumerable<Diagnostic> diagnostics)
    {
        if (assessed.Classification.Candidacy != Candidacy.Candidate)
        {
            yield break;
        }

        if (assessed.Subject is { Kind: SubjectKind.User, Logins: null })
        {
            yield return "login-history export: whether this user signs in to the user interface, and with which application";
        }

        if (OpenLogins(assessed.Subject, org) is { } logins)
        {
            yield return logins;
        }

        var open = assessed.Subject.Needs.Permissions
            .Count(decision => decision is { Need: not Need.NotNeeded, Carriage.Status: CarriageStatus.Unknown });
        if (open > 0 && !org.Capabilities.HasCapabilityRow)
        {
            yield return $"the org's own record of the permission set licence: whether the licence carries {open} "
                + $"permission{(open == 1 ? "" : "s")}";
        }

        if (StaleAnswers(assessed.Subject, org) is { } stale)
        {
            yield return stale;
        }

        var others = assessed.Subject.Needs.Permissions.Concat(assessed.Subject.Needs.Objects)
            .Count(decision => decision is { Need: not Need.NotNeeded, Carriage.RestsOnOtherOrgs: true });
        if (others > 0)
        {
            yield return $"a dry run of the probe: what the licence carries of {others} right{(others == 1 ? "" : "s")} rests on other "
                + "orgs alone";
        }

        var unproven = assessed.Subject.Move.Reassignments.Where(IsUnproven)
            .Select(reassignment => $"{reassignment.Assignment.TypeName} '{reassignment.Assignment.Name}'")
            .ToList();
        if (unproven.Count > 0)
        {
            yield return $"proof that {string.Join(", ", unproven)} can be assigned: {(unproven.Count == 1 ? "it holds" : "they hold")} "
                + "rights that the user does not need and the licence may not carry";
        }

        if (assessed.Subject.Needs.Permissions.Any(decision => decision.Outcome == RightOutcome.Replaced))
        {
            yield return "proof that the integration works with what replaces a permission";
        }

        foreach (var use in assessed.Subject.VendorUses.Where(IsPerhapsRefused))
        {
            yield return $"which product '{use.Sign.Shown}' is: what is said about {use.Product.DisplayName} refuses the licence";
        }

        if (diagnostics.Any(diagnostic => diagnostic.Id == ClientQuestions) && !assessed.Subject.IsConfirmedByMakers)
        {
            yield return "the owner's answers about what the integration does";
        }
    }

    /// <summary>The rights whose carriage rests on a dry run of long ago; null when there is none.</summary>
    private static string? StaleAnswers(Subject subject, Org org)
    {
        var stale = subject.Needs.Permissions.Concat(subject.Needs.Objects)
            .Where(decision => decision.Need != Need.NotNeeded)
            .Where(decision => decision.Carriage.DryRun?.Date.AddDays(ProbeEvidence.FreshDays) < org.AsOf)
            .ToList();
        return stale.Count == 0 ? null
            : $"a new dry run of the probe: what the licence carries of {stale.Count} right{(stale.Count == 1 ? "" : "s")} rests on one of "
                + $"{stale.Min(decision => decision.Carriage.DryRun!.Date):yyyy-MM-dd}, more than {ProbeEvidence.FreshDays} days before "
                + $"{org.AsOf:yyyy-MM-dd}";
    }

    /// <summary>
    /// Reasons why the logins do not show how the user is used: a part of the window they do not cover, or logins that may be a person's.
    /// Where API Only shuts the user interface already, only a user without any login depends on it.
    /// </summary>
    private static string? OpenLogins(Subject subject, Org org)
    {
        if (subject.Logins is not { } logins
            || (logins.Count > 0 && subject.Access.FindUserPermission(UserPermissions.ApiUserOnly) is not null))
        {
            return null;
        }

        var perhaps = logins.PerhapsUserInterface.Sum(use => use.Count);
        return org.LoginGap is { } gap ? $"logins of the whole window: {gap}"
            : perhaps > 0 ? $"whether a person made {perhaps} login{(perhaps == 1 ? "" : "s")} whose type or status does not say so"
            : logins is { Count: 0, IsEmpty: false } ? "whether its logins succeeded: their status is not known"
            : null;
    }

    private static bool IsPerhapsRefused(VendorUse use) =>
        use is { IsSure: false, Sign.IsUsed: true, Overrule: null, Product.Stance: VendorStance.Refuses };

    private static bool IsUnproven(Reassignment reassignment) =>
        reassignment is { IsLost: false, Assignment.IsInProject: true }
            && reassignment.Obstacles.HasFlag(ReassignmentObstacles.UnknownRight);
}
