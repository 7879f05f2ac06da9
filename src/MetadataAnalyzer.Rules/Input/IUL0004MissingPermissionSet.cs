using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0004: a permission set or group that an assignment, a group or an app names is not in the project.</summary>
public sealed class IUL0004MissingPermissionSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0004",
        title: "A permission set or group is not in the project",
        messageFormat: "{0} '{1}', named by {2}, is not in the project, so that what it {3} is unknown; {4}",
        description: "A set that was not retrieved may grant anything. Managed sets are never part of a wildcard retrieve and must be named.",
        step: AssessmentStep.Input,
        impact: Impact.Verify);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterSubjectAction(AnalyzeSubject);
        context.RegisterProjectAction(AnalyzeProject);
    }

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        foreach (var missing in ByComponent(context.Subject.MissingContainers, context.Org))
        {
            context.Report(Descriptor, EvidenceOf(missing.First()), Arguments(missing));
        }
    }

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        var unheld = OfGroups(context.Org).Concat(OfApps(context.Org)).Where(missing => !context.Subjects.Any(entry => entry.Subject.Uses(missing.Type, missing.Name)));
        foreach (var missing in ByComponent(unheld, context.Org))
        {
            context.Report(Descriptor, EvidenceOf(missing.First()), Arguments(missing));
        }
    }

    private static IEnumerable<IGrouping<(string, string), MissingContainer>> ByComponent(IEnumerable<MissingContainer> missing, Org org) =>
        missing.Where(container => !org.IsUnreadable(container.Type, container.Name)).GroupBy(container => (container.Type, container.Name.ToUpperInvariant()));

    private static IEnumerable<MissingContainer> OfGroups(Org org)
    {
        foreach (var permissionSetGroup in org.Project.PermissionSetGroups)
        {
            var namedBy = $"permission set group '{permissionSetGroup.FullName}'";
            foreach (var member in permissionSetGroup.PermissionSets.Where(member => org.Project.PermissionSets.Find(member.Name) is null))
            {
                yield return Missing("PermissionSet", member, namedBy);
            }

            foreach (var muting in permissionSetGroup.MutingPermissionSets.Where(muting => org.Project.MutingPermissionSets.Find(muting.Name) is null))
            {
                yield return Missing("MutingPermissionSet", muting, namedBy);
            }
        }
    }

    private static IEnumerable<MissingContainer> OfApps(Org org) =>
        from policy in org.AppPolicies
        from reference in policy.PermissionSets.Where(reference => !reference.Location.IsRecord).Select(reference => reference with { Name = Resolve(reference.Name, org) })
        where !IsKnown(reference.Name, org)
        select Missing("PermissionSet", reference, $"{(policy.App is ConnectedApp ? "connected app" : "external client app")} '{policy.App.FullName}'");

    // Policies of external client apps may hold ids.
    private static string Resolve(string name, Org org) => org.Names.FindPermissionSetRow(new SalesforceId(name))?.FullName ?? name;

    private static bool IsKnown(string name, Org org) =>
        org.Names.FindPermissionSet(name) is not null
        || org.Names.FindPermissionSetGroup(name) is not null
        || org.Subjects.Any(subject => subject.Assignments.Any(assignment => OrgNames.IsAssignment(name, assignment)));

    private static MissingContainer Missing(string type, NamedReference reference, string namedBy) =>
        new(type, reference.Name, MetadataComponent.NamespaceOf(reference.Name), namedBy, reference.Location, Row: null);

    private static Evidence EvidenceOf(MissingContainer missing) => new() { Location = missing.Location, Component = new(missing.Type, missing.Name) };

    private static object[] Arguments(IEnumerable<MissingContainer> namings)
    {
        var missing = namings.First();
        return
        [
            missing.Type, missing.Name, namings.Select(naming => naming.ReferencedBy), missing.Type == "MutingPermissionSet" ? "takes away" : "grants",
            missing.Namespace is { } prefix
                ? $"it is managed (namespace '{prefix}'), so that no wildcard retrieves it: add {missing.Type} '{missing.Name}' to package.xml by name"
                : $"add {missing.Type} '{missing.Name}' to package.xml and retrieve it",
        ];
    }
}
