using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.IpRanges;

/// <summary>IUL4007: neither the subject's profile nor an app it connects with restricts addresses.</summary>
public sealed class IUL4007NoIpRestriction : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL4007",
        title: "Logins are not restricted to addresses",
        messageFormat: "neither profile '{0}' nor an app of the project restricts the addresses that '{1}' signs in from{2}; the move is the time to add them to the new profile",
        description: "Whoever comes by the secret of an integration that may sign in from anywhere can use it from anywhere.",
        step: AssessmentStep.IpRanges,
        impact: Impact.Note);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var subject = context.Subject;
        if (subject.Profile is not { } profile
            || !subject.LoginRestrictions.IpRanges.IsEmpty
            || profile.InvalidIpRanges.Any()
            || !ProfileRetrieval.AbsentSections(subject).IsEmpty
            || subject.AppUses.Any(use => use.IsUsed && use.HasIpRanges))
        {
            return;
        }

        // The addresses themselves are what an administrator needs; a list that was cut would pass for all of them.
        var known = subject.Logins?.Sources is { IsCut: false, Addresses: [_, ..] addresses }
            ? $" (of late {string.Join(", ", addresses.Select(source => source.Address).Order(StringComparer.Ordinal))})"
            : "";
        context.Report(Descriptor, subject.Location, profile.FullName, subject.Name, known);
    }
}
