using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0001: a metadata file cannot be read or is not well-formed.</summary>
public sealed class IUL0001UnreadableFile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0001",
        title: "A metadata file cannot be read",
        messageFormat: "{0} {1} not read: what {2} is unknown. Cause: {3}",
        description: "A file that no parser accepts proves nothing. The other files are used; every user whose access comes from "
            + "this one needs verification.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterProjectAction(AnalyzeProject);

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        foreach (var file in context.Org.Project.Unreadable.Where(file => !file.IsOutsidePackages))
        {
            var users = context.Subjects.Select(entry => entry.Subject)
                .Where(subject => file.Components.Any(component => subject.Uses(component.Type, component.FullName)));
            var (verb, rights) = file.LeftOut.Length > 1 ? ("are", "they grant or take away") : ("is", "it grants or takes away");
            context.ReportForEach(users, Descriptor, EvidenceOf(file), NameOf(file), verb, rights, file.Message);
        }

        // Folders beside the package directories have one cause and one cure.
        List<UnreadableFile> outside = [.. context.Org.Project.Unreadable.Where(file => file.IsOutsidePackages)];
        if (outside is [var first, ..])
        {
            context.Report(
                Descriptor, EvidenceOf(first), outside.Select(NameOf), outside.Count == 1 ? "is" : "are",
                outside.Count == 1 ? "it grants or takes away" : "they grant or take away",
                $"{(outside.Count == 1 ? "the folder holds" : "these folders hold")} profiles or permission sets and "
                    + $"{(outside.Count == 1 ? "lies" : "lie")} outside the package directories; add "
                    + $"{(outside.Count == 1 ? "it" : "each")} to packageDirectories, or give its path to read it by itself");
        }
    }

    private static Evidence EvidenceOf(UnreadableFile file) => new()
    {
        Location = file.Location,
        Component = file.Type.Length == 0 ? null : new(file.Type, file.FullName),
        Element = file.Type.Length == 0 ? file.FullName : "",
    };

    private static string NameOf(UnreadableFile file) => file.LeftOut.Length > 1 ? $"'{file.FullName}' and what follows it"
        : file.Type.Length == 0 ? $"'{(file.FullName.Length == 0 ? "." : file.FullName)}'" : $"{file.Type} '{file.FullName}'";
}
