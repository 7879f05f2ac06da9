using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Profile;

/// <summary>IUL1005: active users that do not move share the subject's profile.</summary>
public sealed class IUL1005SharedProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL1005",
        title: "The profile is shared with users that do not move",
        messageFormat: "profile '{0}' is shared with {1} that {2}: {3}. Leave it as it is, and put the rights of '{4}' into a "
            + "permission set of its own",
        description: "Rights cannot be taken out of a profile that other people live on. They are copied to a permission set, and the "
            + "profile is left behind unchanged.",
        step: AssessmentStep.Profile,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterMoveAction(AnalyzeMove);

    private static void AnalyzeMove(MoveAnalysisContext context)
    {
        var subject = context.Subject;
        var staying = context.All.Where(other => !other.Moves && other.Subject.IsActive != false && SharesProfile(subject, other.Subject))
            .Select(other => other.Subject.Name).ToList();
        if (staying.Count == 0)
        {
            return;
        }

        var at = subject.Profile is { } profile ? Evidence.Of(profile) : subject.Location;
        var one = staying.Count == 1;
        context.Report(
            Descriptor, at, context.Org.Names.ProfileLabel(subject.ProfileName), one ? "one active user" : $"{staying.Count} active users",
            one ? "does not move" : "do not move", staying, subject.Name);
    }

    private static bool SharesProfile(Subject subject, Subject other) => !ReferenceEquals(subject, other)
        && subject.ProfileName.Length > 0
        && ApiName.Same(subject.ProfileName, other.ProfileName);
}
