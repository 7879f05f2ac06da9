using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4007: neither the subject's profile nor an app it connects with restricts addresses.</summary>
public sealed class IUL4007NoIpRestriction : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4007",
        title: "Logins are not restricted to addresses",
        messageFormat: "{0} the addresses that '{1}' signs in from{2}; {3}",
        description: "Without a restriction, a stolen secret of the integration works from every address.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject.Profile is not { } profile
            || profile.InvalidIpRanges.Any()
            || !subject.Retrieval.AbsentSections.IsEmpty
            || subject.AppUses.Any(use => use.IsUsed && use.HasIpRanges))
        {
            return;
        }

        // When the profile has ranges, only an app that is known to be in use proves that they do not hold.
        var bypassing = subject.AppUses.Where(use => use is { IsSeen: true, BypassesIpRanges: true })
            .Select(use => $"'{use.Label}'")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var isRestricted = !subject.Move.ProfileSettings.LoginRestrictions.IpRanges.IsEmpty;
        if (isRestricted && bypassing.Count == 0)
        {
            return;
        }

        // The addresses themselves are what an administrator needs; a list that was cut would pass for all of them.
        var known = subject.Logins?.Sources is { IsCut: false, Addresses: [_, ..] addresses }
            ? $" (of late {string.Join(", ", addresses.Select(source => source.Address).Order(StringComparer.Ordinal))})"
            : "";
        var what = isRestricted
            ? $"profile '{profile.FullName}' has login IP ranges, but app {string.Join(", ", bypassing)} relaxes IP restrictions (BYPASS), "
                + "so that nothing restricts"
            : $"neither profile '{profile.FullName}' nor an app of the project restricts";
        context.Report(
            Descriptor, subject.Location, what, subject.Name, known,
            isRestricted
                ? "let the app enforce them when the client's addresses are fixed"
                : "the move is the time to add them to the new profile");
    }
}
