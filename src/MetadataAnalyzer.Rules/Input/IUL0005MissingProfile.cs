using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0005: the subject's profile is not in the project.</summary>
public sealed class IUL0005MissingProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0005",
        title: "The user's profile is not in the project",
        messageFormat: "{0} unknown, because {1}. {2}{3}",
        description: "The move takes the profile away first. Without its file it is not known what must be rebuilt.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var (subject, name) = (context.Subject, context.Subject.ProfileName);
        if (subject.Profile is not null
            || context.Org.Project.Unreadable.SelectMany(file => file.Components)
                .Any(file => file.Type == MetadataTypes.Profile && subject.Uses(file.Type, file.FullName)))
        {
            return;
        }

        if (name.Length == 0)
        {
            context.Report(
                Descriptor, subject.Location, $"what the profile of '{subject.Name}' grants is", "the exports do not name it",
                "Export ProfileId and Profile.Name with the users", "");
            return;
        }

        // The org's own rows may give its rights; what they do not hold is in its file alone.
        context.Report(
            Descriptor, subject.Location,
            subject.Access.Sources.Any(source => source.IsProfile)
                ? $"the login IP ranges, login hours and record types of the profile of '{subject.Name}' are"
                : $"what the profile of '{subject.Name}' grants is",
            $"profile '{name}' is not in the project",
            "Retrieve it, in one package.xml with these members: ", ProfileRetrieval.Members(name, context.Org));
    }
}
