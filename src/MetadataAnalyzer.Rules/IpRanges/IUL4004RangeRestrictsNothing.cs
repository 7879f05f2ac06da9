using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4004: login IP ranges of the subject's profile hold every address of an IP version, or a /8 or more of it.</summary>
public sealed class IUL4004RangeRestrictsNothing : DiagnosticAnalyzer
{
    private const int IPv4Bits = 32;
    private const int IPv6Bits = 128;

    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4004",
        title: "Login IP ranges restrict little or nothing",
        messageFormat: "profile '{0}' {1}: {2}. {3}",
        description: "Ranges restrict nothing only when together they hold every address of the IP version. Any other range "
            + "restricts, however wide it is.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Profile is not { } profile)
        {
            return;
        }

        ReportCover(context, profile, IPv4Bits, "IPv4", "IPv6");
        ReportCover(context, profile, IPv6Bits, "IPv6", "IPv4");
        ReportWide(context, profile);
    }

    private static void ReportCover(SubjectAnalysisContext context, Metadata.Profile profile, int bits, string version, string other)
    {
        var ranges = profile.LoginIpRanges.Where(range => range.Bits == bits).ToList();
        if (ranges is not [var first, ..] || !LoginIpRange.CoverAll(ranges, bits))
        {
            return;
        }

        var advice = profile.RestrictingIpRanges.Any() ? $"They are carried over all the same, because the profile restricts {other}"
            : profile.LoginIpRanges.Any(range => range.Bits is { } found && found != bits) ? "They alone need no custom profile"
            : $"They alone need no custom profile; a profile without ranges admits {other} addresses too";
        context.Report(
            Descriptor, Evidence.Of(profile, first.Location, version), profile.FullName,
            $"has login IP ranges that together admit every {version} address", ranges.Select(range => range.ToString()), advice);
    }

    private static void ReportWide(SubjectAnalysisContext context, Metadata.Profile profile)
    {
        var ranges = profile.LoginIpRanges.Where(range => range.IsWide && !LoginIpRange.CoverAll(profile.LoginIpRanges, range.Bits!.Value))
            .ToList();
        if (ranges is not [var first, ..])
        {
            return;
        }

        context.Report(
            Descriptor, Evidence.Of(profile, first.Location, "wide"), profile.FullName, "has login IP ranges of a /8 or more",
            ranges.Select(range => range.ToString()),
            "They restrict logins and are carried over; narrow them to the addresses that the integration calls from");
    }
}
