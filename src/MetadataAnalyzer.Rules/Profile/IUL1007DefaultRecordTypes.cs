using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1007: the profile makes record types the default on objects that the subject can create.</summary>
public sealed class IUL1007DefaultRecordTypes : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1007",
        title: "The profile sets default record types",
        messageFormat: "profile '{0}' makes these record types the default of objects that '{1}' can create: {2}. "
            + "Send RecordTypeId from the integration, or set the same defaults on the profile the user moves to: a "
            + "permission set cannot set one",
        description: "Only a profile can make a record type the default. After the move, records that the integration creates without "
            + "naming a record type may get another one.",
        step: AssessmentStep.Profile,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Profile is not { } profile)
        {
            return;
        }

        var defaults = context.Subject.Move.ProfileSettings.DefaultRecordTypes.ToList();
        if (defaults is not [var first, ..])
        {
            return;
        }

        var names = defaults.Select(recordType => recordType.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
        context.Report(
            Descriptor, Evidence.Of(profile, first.Location), context.Org.Names.ProfileLabel(profile.FullName), context.Subject.Name,
            names);
    }
}
