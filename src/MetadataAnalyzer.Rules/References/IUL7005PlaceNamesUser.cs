using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Rules.References;

/// <summary>IUL7005: metadata names the user in a place that may need a capability.</summary>
public sealed class IUL7005PlaceNamesUser : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL7005",
        title: "Metadata names the user",
        messageFormat: "{0} names '{1}' in {2}. {3}",
        description: "The username stays in an in-place switch, so that the name keeps resolving; what may break is "
            + "what the user can do there.",
        step: AssessmentStep.References,
        impact: Impact.Note,
        otherImpacts: [Impact.Verify],
        settledBy: EvidenceInputs.Person);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context) => context.RegisterSubjectAction(AnalyzeSubject);

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var catalogue = context.Org.Catalogue.References;
        var components = context.Subject.Move.ReferencesConcerned(
            reference => reference.Target == ReferenceTarget.User && catalogue.Find(reference.Place) is { HasOtherRule: false });
        foreach (var component in components.Select(component => component.DistinctBy(reference => reference.Place).ToList()))
        {
            var entries = component.ConvertAll(reference => catalogue.Find(reference.Place)!);
            var needs = entries.SelectMany(entry => entry.Needs)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => NeedOf(name, context.Subject, context.Org))
                .ToList();
            var isUserInterface = entries.Exists(entry => entry.NeedsUserInterface);
            context.Report(
                Descriptor, isUserInterface || needs.Exists(need => need.IsOpen) ? Impact.Verify : Impact.Note,
                Evidence.Of(component[0], element: ""),
                Quoted.Component(component[0]), context.Subject.Name,
                Quoted.Elements(component, catalogue),
                isUserInterface ? "That is work in the user interface, which an API-only user cannot open: give it to a person, or make "
                    + "sure that it is done through the API"
                    : needs.Count == 0 ? "The username stays in an in-place switch, so that the place keeps naming this user"
                    : $"The place needs {string.Join("; and ", needs.Select(need => need.Says))}");
        }
    }

    /// <summary>A permission that the place needs, compared with the user's rights and the licence's.</summary>
    private static (string Says, bool IsOpen) NeedOf(string name, Subject subject, Org org)
    {
        var status = org.Capabilities.UserPermission(name).Status;
        if (subject.Access.FindUserPermission(name) is null)
        {
            return KnowsPermissions(subject, org)
                ? ($"{name}, which the user does not hold today: the move changes nothing there", IsOpen: false)
                : status == CarriageStatus.Allowed
                ? (
                    $"{name}, which the licence carries: keep it in the new permission set if the user holds it, which is unknown",
                    IsOpen: false)
                : (
                    $"{name}, and it is unknown whether the user holds it and the licence carries it: retrieve what the user holds in full",
                    IsOpen: true);
        }

        return status switch
        {
            CarriageStatus.Allowed =>
                ($"{name}, which the user holds and the licence carries: keep it in the new permission set", IsOpen: false),
            CarriageStatus.Blocked =>
                ($"{name}, which the user holds and the licence does not carry: name another user there before the move", IsOpen: true),
            _ => ($"{name}, which the user holds; {Unknown(org)}", IsOpen: true),
        };
    }

    private static string Unknown(Org org) => org.Capabilities.HasCapabilityRow
        ? "the org's own record of the licence says nothing of it: test it in a sandbox"
        : "whether the licence carries it shows in the org's own record, see IUL0009";

    private static bool KnowsPermissions(Subject subject, Org org) =>
        subject.Profile is { } profile && profile.Sections.ContainsKey("userPermissions")
            && subject.Access.MissingContainers.IsEmpty && org.Exports.Has(PermissionSetAssignmentRow.Export);
}
