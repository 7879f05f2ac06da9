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
        foreach (var missing in context.Subject.MissingContainers.Where(missing => !context.Org.IsUnreadable(missing.Type, missing.Name)))
        {
            context.Report(Descriptor, EvidenceOf(missing), Arguments(missing));
        }
    }

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        var org = context.Org;
        foreach (var missing in OfGroups(org).Concat(OfApps(org)).Where(missing => !org.IsUnreadable(missing.Type, missing.Name)))
        {
            if (!context.Subjects.Any(entry => entry.Subject.Uses(missing.Type, missing.Name)))
            {
                context.Report(Descriptor, EvidenceOf(missing), Arguments(missing));
            }
        }
    }

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
        from app in org.Project.ConnectedApps.Select(app => (Name: $"connected app '{app.FullName}'", Sets: app.PermissionSets.AsEnumerable()))
            .Concat(org.Project.ExternalClientApplications.Select(app =>
                (Name: $"external client app '{app.FullName}'", Sets: app.OauthPolicies.SelectMany(policy => policy.PermissionSets))))
        from reference in app.Sets.Select(reference => reference with { Name = Resolve(reference.Name, org) })
        where !IsKnown(reference.Name, org)
        select Missing("PermissionSet", reference, app.Name);

    // Policies of external client apps may hold ids.
    private static string Resolve(string name, Org org) => org.Names.FindPermissionSetRow(new SalesforceId(name))?.FullName ?? name;

    private static bool IsKnown(string name, Org org) =>
        org.Names.FindPermissionSet(name) is not null
        || org.Names.FindPermissionSetGroup(name) is not null
        || org.Subjects.Any(subject => subject.Assignments.Any(assignment => OrgNames.IsAssignment(name, assignment)));

    private static MissingContainer Missing(string type, NamedReference reference, string namedBy) =>
        new(type, reference.Name, MetadataComponent.NamespaceOf(reference.Name), namedBy, reference.Location, Row: null);

    private static Evidence EvidenceOf(MissingContainer missing) => new() { Location = missing.Location, Component = new(missing.Type, missing.Name) };

    private static object[] Arguments(MissingContainer missing) =>
    [
        missing.Type, missing.Name, missing.ReferencedBy, missing.Type == "MutingPermissionSet" ? "takes away" : "grants",
        missing.Namespace is { } prefix
            ? $"it belongs to package '{prefix}', which no wildcard retrieves: add {missing.Type} '{missing.Name}' to package.xml by name"
            : $"add {missing.Type} '{missing.Name}' to package.xml and retrieve it",
    ];
}
