using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4006: the subject signed in from addresses that the profile it moves to does not admit.</summary>
public sealed class IUL4006LoginFromOutside : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4006",
        title: "Logins come from outside the login IP ranges",
        messageFormat: "{0} admits logins from {1} only, and '{2}' signed in from {3}{4}. {5}",
        description: "Ranges of a new profile are enforced from the first login on. A successful login from elsewhere would be refused, "
            + "unless the app relaxes IP restrictions.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Verify,
        otherImpacts: [Impact.Change, Impact.Note],
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject is not { Profile: { } profile, Logins.Sources: var sources })
        {
            return;
        }

        var isOwn = !subject.Move.ProfileSettings.LoginRestrictions.IpRanges.IsEmpty;
        var ranges = isOwn ? subject.Move.ProfileSettings.LoginRestrictions : context.Org.ApiOnlyProfileRestrictions;

        // Of an address only the first and the last day are kept: one of them must be in the window to prove a login in it.
        var outside = sources.Addresses
            .Where(source => ranges.ShutsOut(source.Address)
                && (context.Org.Window is not { } window || window.Contains(source.First) || window.Contains(source.Last)))
            .ToList();
        var open = outside.Where(source => !Bypasses(subject, source)).ToList();
        var shown = open.Count > 0 ? open : outside;
        if (shown.Count == 0)
        {
            return;
        }

        var name = isOwn
            ? $"a new profile with the valid ranges of profile '{profile.FullName}'"
            : $"profile '{context.Org.Catalogue.StandardNames.ApiOnlyProfiles[0]}' of this org";
        var latest = shown.OrderByDescending(source => source.Last).ThenBy(source => source.Latest).First();
        context.Report(
            Descriptor, open.Count == 0 ? Impact.Note : isOwn ? Impact.Verify : Impact.Change, latest.Latest, name,
            ranges.IpRanges.Select(range => range.ToString()), subject.Name,
            shown.Select(source => $"{source.Address} (last {source.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})"),
            sources.IsCut ? " and perhaps more addresses, because only the first ones were kept" : "",
            open.Count == 0 ? Explained(subject, outside)
                : isOwn ? Question(subject, open)
                : "Make a custom profile without ranges for this user");
    }

    /// <summary>Whether every login from an address was made with an app for which the profile's ranges do not hold.</summary>
    private static bool Bypasses(Subject subject, LoginSource source) =>
        source.Applications.All(application =>
            subject.AppUses.Where(use => use.IsNamed(application)).ToList() is [_, ..] uses && uses.All(use => use.BypassesIpRanges));

    private static string Explained(Subject subject, List<LoginSource> outside) =>
        $"{Apps(Used(subject, outside).Where(use => use.BypassesIpRanges))}, so that the profile's ranges do not hold for these "
            + "logins: keep that setting";

    private static string Question(Subject subject, List<LoginSource> open) =>
        Used(subject, open).Where(use => use.RelaxesIpRangesInPart).ToList() is [_, ..] partly
            ? $"{Apps(partly)}, which lets in some of these logins: find out whether the integration still gets in after a new sign-in"
            : "Find out whether the ranges are newer than these logins or the file is not what the org holds, and give the new "
                + "profile every address in use";

    private static IEnumerable<AppUse> Used(Subject subject, List<LoginSource> sources) =>
        subject.AppUses.Where(use => sources.Any(source => source.Applications.Any(use.IsNamed)));

    private static string Apps(IEnumerable<AppUse> uses) => string.Join(
        ", ",
        uses.Select(use => $"app '{use.Label}' relaxes IP restrictions ({use.IpRelaxation})")
            .Distinct(StringComparer.Ordinal)) is { Length: > 0 } text
        ? $"A{text[1..]}" : "";
}
