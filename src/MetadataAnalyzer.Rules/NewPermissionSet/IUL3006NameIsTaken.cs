using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules.NewPermissionSet;

/// <summary>IUL3006: the new permission set cannot have the name that the kit would give it.</summary>
public sealed class IUL3006NameIsTaken : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL3006",
        title: "The name of the new permission set is taken",
        messageFormat: "the new permission set of '{0}' would be called '{1}', but {2} is there already. Call it '{3}', because a "
            + "deployment under a name that is taken changes what others hold, or delete the old one first if it is not needed",
        description: "A deployment under the name of an existing permission set changes that set for every user who holds it, and switches "
            + "off what the new one does not have.",
        step: AssessmentStep.NewPermissionSet,
        impact: Impact.Change);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var (subject, names) = (context.Subject, context.Org.KitNames);
        if (subject.Move.CountsToRebuild.IsEmpty || names.Taken(subject) is not { } holder)
        {
            return;
        }

        context.Report(
            Descriptor, new Evidence { Location = holder.Location, Component = new(holder.Type, holder.Name) },
            subject.Name, KitNames.Preferred(subject), holder.Caption, names.PermissionSet(subject));
    }
}
