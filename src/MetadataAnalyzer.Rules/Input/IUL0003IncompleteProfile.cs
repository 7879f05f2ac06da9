using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0003: the subject's profile lacks whole sections that a complete retrieve has.</summary>
public sealed class IUL0003IncompleteProfile : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0003",
        title: "The profile was not retrieved in full",
        messageFormat: "profile '{0}' was not retrieved in full: it lacks {1}, and what these would say is unknown; retrieve it again with these package.xml members: {2}",
        description: "A retrieve leaves out of a profile every section whose components are not in the same package.xml. A section that is absent means unknown, not no.",
        step: AssessmentStep.Input,
        impact: Impact.Verify);

    /// <summary>Sections that a retrieve fills only when their components are retrieved with the profile, and the type of these.</summary>
    private static readonly ImmutableArray<(string Section, string Type)> Dependent =
    [
        ("objectPermissions", "CustomObject"), ("fieldPermissions", "CustomField"), ("classAccesses", "ApexClass"), ("pageAccesses", "ApexPage"),
        ("tabVisibilities", "CustomTab"), ("layoutAssignments", "Layout"),
    ];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        if (context.Subject.Profile is not { } profile)
        {
            return;
        }

        var absent = Dependent.Where(entry => IsAbsent(profile, entry.Section) && context.Org.Project.ContainsType(entry.Type)).ToList();
        var lacksPermissions = IsAbsent(profile, "userPermissions");
        var lacksLicense = context.Subject.UserLicense is null;
        if (!lacksPermissions && !lacksLicense && absent.Count < 2)
        {
            return;
        }

        IEnumerable<string> sections =
        [
            .. lacksLicense ? ["userLicense"] : Array.Empty<string>(), .. lacksPermissions ? ["userPermissions"] : Array.Empty<string>(),
            .. absent.Select(entry => entry.Section),
        ];
        context.Report(Descriptor, profile, profile.FullName, sections, Members(profile, absent.Select(entry => entry.Type)));
    }

    private static bool IsAbsent(Profile profile, string section) => !profile.Sections.ContainsKey(section);

    // Fields come with their object; a wildcard leaves out standard objects, which must be named.
    private static IEnumerable<string> Members(Profile profile, IEnumerable<string> types) =>
    [
        $"Profile '{profile.FullName}'",
        .. types.Select(type => type is "CustomField" or "CustomObject" ? "CustomObject '*' and each standard object by name" : $"{type} '*'").Distinct(StringComparer.Ordinal),
    ];
}
