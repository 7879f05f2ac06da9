using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Rules.Input;

/// <summary>IUL0004: permission sets or groups that an assignment, a group or an app names are not in the project.</summary>
public sealed class IUL0004MissingPermissionSet : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        id: "IUL0004",
        title: "A permission set or group is not in the project",
        messageFormat: "{0}, named by {1}, {2} not in the project, so that what {3} is unknown; {4}",
        description: "A set that was not retrieved may grant anything. Managed sets are never part of a wildcard "
            + "retrieve and must be named.",
        step: AssessmentStep.Input,
        impact: Impact.Verify,
        settledBy: EvidenceInputs.Metadata | EvidenceInputs.AccessExports);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.RegisterSubjectAction(AnalyzeSubject);
        context.RegisterProjectAction(AnalyzeProject);
    }

    private static void AnalyzeSubject(SubjectAnalysisContext context)
    {
        var missingContainers = context.Subject.Access.MissingContainers.Concat(WithoutContent(context.Subject))
            .Concat(LostWithoutFile(context.Subject));
        foreach (var missing in ByContainer(missingContainers, context.Org))
        {
            context.Report(Descriptor, EvidenceOf(missing), Arguments(missing, context.Org));
        }
    }

    private static void AnalyzeProject(ProjectAnalysisContext context)
    {
        // Containers of the platform's own namespaces reach its own users only.
        var unheld = OfGroups(context.Org).Concat(OfApps(context.Org)).Where(missing =>
            !IsPlatforms(missing, context.Org) && !context.Subjects.Any(entry => entry.Subject.Uses(missing.Type, missing.Name)));
        foreach (var missing in ByContainer(unheld, context.Org))
        {
            context.Report(Descriptor, EvidenceOf(missing), Arguments(missing, context.Org));
        }
    }

    /// <summary>Each missing component once, with all that names it; those that one group or app names first are one finding.</summary>
    private static IEnumerable<List<(MissingContainer Missing, List<string> NamedBy)>> ByContainer(
        IEnumerable<MissingContainer> missing, Org org) =>
        missing.Where(container => !org.IsUnreadable(container.Type, container.Name))
            .GroupBy(container => (container.Type, container.Name.ToUpperInvariant()))
            .Select(namings => (
                Missing: namings.First(), NamedBy: namings.Select(naming => naming.ReferencedBy).Distinct(StringComparer.Ordinal).ToList()))
            .GroupBy(entry => (entry.Missing.Assignment is { IsInProject: false } || IsEmpty(entry.Missing, org)
                ? entry.Missing.Name.ToUpperInvariant()
                : entry.Missing.ReferencedBy, IsPlatforms(entry.Missing, org)))
            .Select(group => group.ToList());

    /// <summary>
    /// Managed groups without a member and managed sets without a grant: the package or the platform keeps to itself what they hold.
    /// </summary>
    private static IEnumerable<MissingContainer> WithoutContent(Subject subject)
    {
        var groups = subject.Access.Assignments.Select(assignment => assignment.Group)
            .OfType<PermissionSetGroup>()
            .Where(permissionSetGroup => permissionSetGroup.PermissionSets.IsEmpty);

        // IUL2002 reports sets on another user licence.
        var sets = subject.Move.PermissionSets
            .Where(member => member.PermissionSet.GrantsByKind.IsEmpty && !member.Obstacles.HasFlag(ReassignmentObstacles.OtherUserLicense))
            .Select(member => member.PermissionSet);
        return groups.Concat<MetadataComponent>(sets).Where(component => component.Namespace is not null)
            .Select(component => new MissingContainer(
                component.TypeName, component.FullName, component.Namespace, "an assignment or a group", component.Location, Row: null));
    }

    /// <summary>
    /// Sets that only the org's own rows show and that are rebuilt: rows give no record types, data spaces and the like. One that is
    /// assigned again keeps them.
    /// </summary>
    private static IEnumerable<MissingContainer> LostWithoutFile(Subject subject) => subject.Move.PermissionSets
        .Where(member => member.IsLost && !member.PermissionSet.IsRetrieved)
        .Select(member => new MissingContainer(
            member.PermissionSet.TypeName, member.PermissionSet.FullName, member.PermissionSet.Namespace, "an assignment or a group",
            member.PermissionSet.Location, Row: null));

    private static IEnumerable<MissingContainer> OfGroups(Org org)
    {
        foreach (var permissionSetGroup in org.Project.PermissionSetGroups)
        {
            var namedBy = $"permission set group '{permissionSetGroup.FullName}'";
            foreach (var member in permissionSetGroup.PermissionSets.Where(member => org.Project.PermissionSets.Find(member.Name) is null))
            {
                yield return Missing(MetadataTypes.PermissionSet, member, namedBy);
            }

            foreach (var muting in permissionSetGroup.MutingPermissionSets
                .Where(muting => org.Project.MutingPermissionSets.Find(muting.Name) is null))
            {
                yield return Missing(MetadataTypes.MutingPermissionSet, muting, namedBy);
            }
        }
    }

    private static IEnumerable<MissingContainer> OfApps(Org org) =>
        from policy in org.AppPolicies
        from reference in policy.PermissionSets.Where(reference => !reference.Location.IsRecord)
            .Select(reference => reference with { Name = Resolve(reference.Name, org) })
        where !IsKnown(reference.Name, org)
        select Missing(
            MetadataTypes.PermissionSet, reference,
            $"{(policy.App is ConnectedApp ? "connected app" : "external client app")} '{policy.App.FullName}'");

    // Policies of external client apps may hold ids.
    private static string Resolve(string name, Org org) => org.Names.FindPermissionSetRow(new SalesforceId(name))?.FullName ?? name;

    private static bool IsKnown(string name, Org org) =>
        org.Names.FindPermissionSet(name) is not null
        || org.Names.FindPermissionSetGroup(name) is not null
        || org.Subjects.Any(subject => subject.Access.Assignments.Any(assignment => OrgNames.IsAssignment(name, assignment)));

    private static MissingContainer Missing(string type, NamedReference reference, string namedBy) =>
        new(type, reference.Name, MetadataComponent.NamespaceOf(reference.Name), namedBy, reference.Location, Row: null);

    private static bool IsPlatforms(MissingContainer missing, Org org) =>
        org.Catalogue.StandardNames.IsPlatformNamespace(missing.Namespace);

    /// <summary>Whether the component itself is in the project, and just its content is not.</summary>
    private static bool IsEmpty(MissingContainer missing, Org org) => org.Project.Contains(missing.Type, missing.Name);

    private static Evidence EvidenceOf(List<(MissingContainer Missing, List<string> NamedBy)> entries)
    {
        var first = entries[0].Missing;
        return new() { Location = first.Location, Component = new(first.Type, first.Name) };
    }

    private static object[] Arguments(List<(MissingContainer Missing, List<string> NamedBy)> entries, Org org)
    {
        var takesAway = entries.Count(entry => entry.Missing.Type == MetadataTypes.MutingPermissionSet);
        var verb = (takesAway, entries.Count) switch
        {
            _ when entries.TrueForAll(entry => org.Project.PermissionSets.Find(entry.Missing.Name) is { IsRetrieved: false }) =>
                $"{(entries.Count == 1 ? "it grants" : "they grant")} beyond objects, fields, permissions, classes, pages and flows",
            (0, 1) => "it grants",
            (0, _) => "they grant",
            (1, 1) => "it takes away",
            var (away, all) when away == all => "they take away",
            _ => "they grant or take away",
        };
        return
        [
            entries.Select(entry => $"{(IsEmpty(entry.Missing, org) ? "the content of " : "")}{entry.Missing.Type} '{entry.Missing.Name}'"),
            entries.SelectMany(entry => entry.NamedBy).Distinct(StringComparer.Ordinal),
            entries.Count == 1 ? "is" : "are",
            verb,
            Advice(entries, org),
        ];
    }

    private static string Advice(List<(MissingContainer Missing, List<string> NamedBy)> entries, Org org)
    {
        var first = entries[0].Missing;
        if (IsPlatforms(first, org))
        {
            return $"namespace '{first.Namespace}' is the platform's own: find out in Setup why this user holds it, and take it away if "
                + "the integration does without it";
        }

        if (IsEmpty(first, org))
        {
            return $"its file holds nothing, as of what a package keeps to itself: ask the vendor of '{first.Namespace}' what it "
                + "grants, or look it up in Setup";
        }

        var isManaged = entries.Exists(entry => entry.Missing.Namespace is not null);
        return (entries.Count, isManaged) switch
        {
            (1, true) =>
                $"it is managed (namespace '{first.Namespace}'), so that no wildcard retrieves it: add {first.Type} "
                    + $"'{first.Name}' to package.xml by name",
            (1, false) => $"add {first.Type} '{first.Name}' to package.xml and retrieve it",
            (_, true) => "no wildcard retrieves those of a managed package: add each to package.xml by name",
            _ => "add them to package.xml and retrieve them",
        };
    }
}
