using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4006: the subject signed in from addresses that its profile does not admit.</summary>
public sealed class IUL4006LoginFromOutside : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4006",
        title: "Logins come from outside the login IP ranges",
        messageFormat: "profile '{0}' admits logins from {1}, yet '{2}' signed in from {3}{4}. Either an app relaxes IP restrictions, or the profile's ranges are newer than "
            + "these logins, or the file is not what the org holds: find out which, for a new profile with these ranges would lock such logins out",
        description: "Ranges that a new profile takes over are enforced from the first login on. Successful logins from elsewhere say that the old ones are not, or that they changed.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject is not { Profile: { } profile, Logins.Sources: var sources } || subject.LoginRestrictions.IpRanges.IsEmpty)
        {
            return;
        }

        var outside = sources.Addresses.Where(source => IsOutside(source, profile)).OrderBy(source => source.Address, StringComparer.Ordinal).ToList();
        if (outside.Count == 0)
        {
            return;
        }

        var latest = outside.OrderByDescending(source => source.Last).ThenBy(source => source.Latest).First();
        context.Report(
            Descriptor, latest.Latest, profile.FullName, subject.LoginRestrictions.IpRanges, subject.Name,
            outside.Select(source => $"{source.Address} (last {source.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})"),
            sources.IsCut ? " and perhaps more addresses, for only the first ones were kept" : "");
    }

    /// <summary>An address that cannot be read, and a range of which nobody knows what it admits, prove nothing.</summary>
    private static bool IsOutside(LoginSource source, Profile profile) =>
        IpNumber.Parse(source.Address) is { } address && profile.LoginIpRanges.All(range => range.Contains(address) == false);
}
