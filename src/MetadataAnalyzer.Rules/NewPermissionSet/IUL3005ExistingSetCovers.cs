using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.NewPermissionSet;

/// <summary>IUL3005: a permission set that is there already grants all that a new one would have to hold.</summary>
public sealed class IUL3005ExistingSetCovers : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL3005",
        title: "An existing permission set covers what is to be rebuilt",
        messageFormat: "permission set '{0}' grants {1} that a new permission set of '{2}' would have to hold, {3}{4}. Assign it "
            + "instead of making another",
        description: "An existing set is known and maintained. A second set with the same rights has to be maintained too.",
        step: AssessmentStep.NewPermissionSet,
        impact: Impact.Note);

    /// <summary>
    /// More rights than this that the user does not have today are no few: least privilege is then better served by a set of its own.
    /// </summary>
    private const int FewExtras = 5;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Move.CoveringSets is not [var best, ..] || best.Extras.Count > FewExtras)
        {
            return;
        }

        context.Report(
            Descriptor, Evidence.Of(best.PermissionSet), best.PermissionSet.FullName,
            best.Needed == 1 ? "the one right" : $"all {best.Needed} rights", context.Subject.Name,
            best.Extras.Count == 0
                ? "and nothing that the user does not have today"
                : "and beyond what the user has today ",
            best.Extras.Select(extra => $"{AccessKinds.Singular(extra.Kind)} {extra.Name}"));
    }
}
