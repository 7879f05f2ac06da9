using System.Collections.Immutable;
using System.Globalization;
using System.IO.Abstractions;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Snapshot;
using MetadataAnalyzer.Migration.Verification;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;

namespace MetadataAnalyzer.Tests.Migration;

/// <summary>
/// Carries out a kit on a copy of the project and its exports, as an administrator would in the org: names the new profile where the
/// runbook lists the old one, deploys every part, deletes every assignment, changes licence and profile, and makes the planned assignments.
/// </summary>
internal sealed class MigrationRoundTrip : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private MigrationRoundTrip(AssessmentResult before, MigrationPlan plan, ImmutableArray<KitFile> kit) =>
        (Before, Plan, Kit) = (before, plan, kit);

    /// <summary>The assessment before the move.</summary>
    public AssessmentResult Before { get; }

    public MigrationPlan Plan { get; }

    public ImmutableArray<KitFile> Kit { get; }

    /// <summary>The planned subjects that were moved.</summary>
    public ImmutableArray<SubjectPlan> Moved { get; private set; } = [];

    /// <summary>Folder of the project after the move; its exports are in <c>org-data</c>.</summary>
    public string Project => _folder.PathOf("project");

    /// <summary>Plans the move and carries it out.</summary>
    /// <param name="project">Folder of a project in source format.</param>
    /// <param name="choose">The options of the plan.</param>
    /// <param name="prepare">A change to the copy before it is read; null for none.</param>
    /// <param name="options">Subjects to include; null for none.</param>
    /// <param name="moves">Selects the planned subjects that are moved; null for all.</param>
    public static MigrationRoundTrip Run(
        string project, Func<AssessmentResult, PlanOptions> choose, Action<string>? prepare = null, AssessmentOptions? options = null,
        Func<SubjectPlan, bool>? moves = null)
    {
        var fileSystem = new FileSystem();
        var folder = new TemporaryFolder();
        Copy(project, folder.PathOf("before"));
        prepare?.Invoke(folder.PathOf("before"));
        var input = new AssessmentInput { Path = folder.PathOf("before"), Options = options ?? AssessmentOptions.Default };
        var before = input.Assess(input.ReadOrg(fileSystem));
        var plan = MigrationPlan.Of(before, choose(before));
        var kit = MigrationKit.Build(plan,
            ProjectContent.Read(fileSystem, input.Path, before.Org.Project, plan.Apps.Select(app => app.Path)), new());
        var trip = new MigrationRoundTrip(before, plan, kit);
        Copy(folder.PathOf("before"), trip.Project);
        folder.Dispose();
        trip.Moved = [.. plan.Subjects.Where(moves ?? (_ => true))];
        trip.NameNewProfiles();
        trip.Deploy();
        trip.Assign();
        return trip;
    }

    /// <summary>Verifies the move against a snapshot of the state before, made with the options of the plan.</summary>
    public VerificationResult Verify(params string[] names)
    {
        using var stream = new MemoryStream();
        SnapshotWriter.Write(MigrationPlan.Of(Before, Plan.Options with { AllCandidates = true }), [], stream);
        return Verifier.Verify(SnapshotFile.Read("before.json", stream.ToArray()), Assess(), names);
    }

    /// <summary>The missed and unproven items of the moved subjects, in words.</summary>
    public static IEnumerable<string> Items(VerificationResult result) =>
        from subject in result.Subjects
        from check in subject.Checks
        from item in check.Items
        select $"{subject.Name} {check.Id} {item.Outcome}: {item.Text}";

    /// <summary>The assessment after the move.</summary>
    public AssessmentResult Assess()
    {
        var input = new AssessmentInput
        {
            Path = Project,
            Options = new() { Include = [.. Plan.Subjects.Select(subject => subject.Subject.Name)] },
        };
        return input.Assess(input.ReadOrg(new FileSystem()));
    }

    public void Dispose() => _folder.Dispose();

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Adds the new name beside the old one in elements, and replaces the old one in formulas, code and records.</summary>
    private void NameNewProfiles()
    {
        foreach (var plan in Moved)
        {
            foreach (var reference in plan.References)
            {
                // A comparison with a label names the label, whose text names the profile.
                var file = reference.Through.StartsWith("custom label", StringComparison.Ordinal)
                    ? Directory.EnumerateFiles(Project, "*.labels-meta.xml", SearchOption.AllDirectories)
                        .First(labels => File.ReadAllText(labels).Contains(reference.Value, StringComparison.Ordinal))
                    : Path.Combine(Project, reference.Location.Path);
                var name = reference.Target == ReferenceTarget.Profile ? plan.Profile.Name : plan.UserLicense;
                var lines = File.ReadAllLines(file).ToList();
                if (reference is { Form: ReferenceForm.Element, Place.IsList: true })
                {
                    lines[reference.Location.Line - 1] = lines[reference.Location.Line - 1]
                        .Replace(reference.Value, $"{reference.Value},{name}", StringComparison.Ordinal);
                }
                else if (reference.Form == ReferenceForm.Element)
                {
                    lines.Insert(reference.Location.Line, lines[reference.Location.Line - 1]
                        .Replace(reference.Value, name, StringComparison.Ordinal));
                }
                else
                {
                    lines = [.. lines.Select(line => line.Replace(reference.Value, name, StringComparison.Ordinal))];
                }

                File.WriteAllLines(file, lines);
            }
        }
    }

    /// <summary>Profiles and permission sets are new; the copy of an app takes the place of its file.</summary>
    private void Deploy()
    {
        var directory = Plan.Result.Org.Project.PackageDirectories[0];
        var apps = Plan.Apps.ToDictionary(app => Path.GetFileName(app.Path), app => app.Path, StringComparer.Ordinal);
        foreach (var file in Kit.Where(file => file.Path.Contains("/force-app/", StringComparison.Ordinal)))
        {
            var target = apps.TryGetValue(Path.GetFileName(file.Path), out var place)
                ? Path.Combine(Project, place)
                : Path.Combine(Project, directory,
                    file.Path[(file.Path.IndexOf("/force-app/", StringComparison.Ordinal) + "/force-app/".Length)..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, [.. file.Content]);
        }
    }

    private void Assign()
    {
        var folder = Path.Combine(Project, "org-data");
        var users = ExportTable.Open(Path.Combine(folder, "users.csv"));
        var profiles = ExportTable.Open(Path.Combine(folder, "profiles.csv"), "Name", "UserLicense.Name");
        var assignments = ExportTable.Open(Path.Combine(folder, "permission-set-assignments.csv"), "Assignee.Username",
            "PermissionSet.Name", "PermissionSet.NamespacePrefix", "PermissionSetGroup.DeveloperName", "ExpirationDate");
        var access = ExportTable.Open(Path.Combine(folder, "setup-entity-access.csv"), "ParentId", "Parent.Name", "Parent.Profile.Name",
            "SetupEntityId", "SetupEntityType");
        var licenses = ExportTable.Open(Path.Combine(folder, "permission-set-license-assignments.csv"), "Assignee.Username",
            "PermissionSetLicense.DeveloperName");
        foreach (var plan in Moved)
        {
            var name = plan.Subject.Name;
            var user = users.Rows.Single(row => row["Username"] == name);
            (user["Profile.Name"], user["Profile.UserLicense.Name"], user["ProfileId"]) = (plan.Profile.Name, plan.UserLicense, "");
            if (plan.Profile.IsNew && !profiles.Rows.Exists(row => row["Name"] == plan.Profile.Name))
            {
                profiles.Add(("Name", plan.Profile.Name), ("UserLicense.Name", plan.UserLicense));
            }

            // The platform keeps a permission set for each profile. It shows as an assignment that no person made, and is replaced with the
            // profile.
            assignments.Rows.RemoveAll(row => row["Assignee.Username"] == name);
            foreach (var assignment in plan.Assign)
            {
                var prefix = MetadataComponent.NamespaceOf(assignment.Name);
                var local = prefix is null ? assignment.Name : assignment.Name[(prefix.Length + 2)..];
                assignments.Add(
                    ("AssigneeId", plan.Subject.Id.Value), ("Assignee.Username", name), ("PermissionSet.Name", local),
                    ("PermissionSet.NamespacePrefix", prefix ?? ""),
                    ("PermissionSetGroup.DeveloperName", assignment.IsGroup ? local : ""),
                    ("ExpirationDate", assignment.Expires?.ToString("yyyy-MM-dd'T00:00:00.000+0000'", CultureInfo.InvariantCulture) ?? ""));
            }

            foreach (var entry in plan.Apps.Where(app => app.Path is null))
            {
                // An entry that is added in Setup shows as a record of the org.
                var app = Before.Org.AppPolicies.Single(policy => policy.File is null && policy.Label == entry.AppLabel);
                access.Add(
                    ("ParentId", entry.Name), (entry.IsProfile ? "Parent.Profile.Name" : "Parent.Name", entry.Name),
                    ("SetupEntityId", app.Id.Value),
                    ("SetupEntityType", app.IsExternalClientApp ? "ExternalClientApplication" : "ConnectedApplication"));
            }

            if (!plan.HoldsPermissionSetLicense)
            {
                licenses.Add(("AssigneeId", plan.Subject.Id.Value), ("Assignee.Username", name),
                    ("PermissionSetLicense.DeveloperName", plan.PermissionSetLicense));
            }
        }

        users.Save();
        profiles.Save();
        assignments.Save();
        if (access.Rows.Count > 0)
        {
            access.Save();
        }

        licenses.Save();
    }
}
