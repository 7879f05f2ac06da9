using System.Collections.Immutable;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Reporting.Csv;
using MetadataAnalyzer.Reporting.Markdown;
using MetadataAnalyzer.Reporting.Pdf;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The files that make a plan ready to carry out. A pure function of the plan and of the app files that it changes.</summary>
public static class MigrationKit
{
    /// <summary>The file that makes a folder a kit: it is written last, and lists all others.</summary>
    public const string IndexFile = "kit.json";

    /// <summary>Every file, sorted by path, <see cref="IndexFile"/> last.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="appFiles">The files of <see cref="MigrationPlan.Apps"/> by path; one that is not there has to be changed by
    /// hand.</param>
    /// <param name="pdf">What concerns the PDF alone.</param>
    public static ImmutableArray<KitFile> Build(MigrationPlan plan, ImmutableDictionary<string, ImmutableArray<byte>> appFiles,
        PdfOptions pdf)
    {
        var org = plan.Result.Org;
        var version = org.Project.ApiVersion;
        ImmutableArray<KitComponent> profiles = [.. plan.NewProfiles.SelectMany(profile => ProfileFiles.Of(profile, org.Catalogue))];
        var apps = plan.Apps.Where(app => appFiles.ContainsKey(app.Path))
            .Select(app => (App: app, File: new AppFile(app, appFiles[app.Path]))).ToList();
        ImmutableArray<KitComponent> changed =
            [.. apps.Select(entry => new KitComponent(entry.App.Type, entry.App.FullName,
            new KitFile(entry.File.Path, entry.File.Content)))];
        var layout = new KitLayout(
            !profiles.IsEmpty, !changed.IsEmpty,
            apps.Where(entry => entry.App.HoldsSecret).Select(entry => entry.App.Path).ToHashSet(StringComparer.Ordinal),
            plan.Apps.Select(app => app.Path).Where(path => !appFiles.ContainsKey(path)).ToHashSet(StringComparer.Ordinal));

        var files = new List<KitFile>();
        var parts = new List<string>();
        var proven = new List<KitComponent>();
        if (layout.HasProfiles)
        {
            AddProject(KitLayout.Profiles, "profiles", profiles, []);
        }

        foreach (var subject in plan.Subjects)
        {
            var folder = KitLayout.FolderOf(subject, org);
            ImmutableArray<KitComponent> sets = [.. subject.Sets.Where(set => !set.IsUnproven).Select(set => Component(set, version))];
            ImmutableArray<KitComponent> unproven = [.. subject.Sets.Where(set => set.IsUnproven).Select(set => Component(set, version))];
            if (!sets.IsEmpty || !unproven.IsEmpty)
            {
                AddProject(folder, org.KitNames.PermissionSet(subject.Subject), sets, unproven);
            }

            files.AddRange(OfSubject(plan, subject, layout, pdf).Select(file => file.In(folder)));
        }

        if (layout.HasApps)
        {
            AddProject(KitLayout.Apps, "apps", changed, []);
            files.Add(KitFile.Text($"{KitLayout.Apps}/changes.diff",
                string.Concat(apps.Select(entry => UnifiedDiff.Of(entry.App.Path, entry.File.Before, entry.File.After)))));
        }

        files.AddRange(Root(plan, proven, parts, layout, version));
        ImmutableArray<KitFile> sorted = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        return [.. sorted, KitFile.Written(IndexFile, stream => KitIndex.Write(plan, sorted, stream))];

        void AddProject(string folder, string name, ImmutableArray<KitComponent> components, ImmutableArray<KitComponent> others)
        {
            files.AddRange(KitProject.Of(name, components, others, version).Select(file => file.In(folder)));
            proven.AddRange(components);
            if (!components.IsEmpty)
            {
                parts.Add(folder);
            }
        }
    }

    /// <summary>The files that a <see cref="IndexFile"/> lists; null when it is none.</summary>
    public static IReadOnlySet<string>? FilesOf(ReadOnlyMemory<byte> index) => KitIndex.Files(index);

    private static KitComponent Component(PlannedSet set, string? version) =>
        new("PermissionSet", set.Name, KitFile.Text(PermissionSetFile.PathOf(set), PermissionSetFile.Text(set, version)));

    private static IEnumerable<KitFile> OfSubject(MigrationPlan plan, SubjectPlan subject, KitLayout layout, PdfOptions pdf)
    {
        var document = new Runbook(plan, subject, layout).Document();
        yield return KitFile.Written("runbook.md", stream => MarkdownRenderer.Render(document, stream));
        yield return KitFile.Written("runbook.pdf", stream => PdfRenderer.Render(document, pdf, stream));
        yield return KitFile.Written("dropped.csv", stream => SafeCsv.Write(
            stream, ["kind", "name", "rights", "cause", "reason", "granted_by"], subject.Dropped,
            right => [AccessKinds.ElementType(right.Kind), right.Name, RightText.Flags(right.Rights), right.Cause.Id(), right.Reason,
                SafeCsv.Join(right.GrantedBy)]));
        if (subject.UnprovenSet is { } unproven)
        {
            yield return KitFile.Written("unproven.csv", stream => SafeCsv.Write(
                stream, ["permission_set", "kind", "name", "rights", "reason", "required_by"], unproven.Rights,
                right => [unproven.Name, AccessKinds.ElementType(right.Kind), right.Name, RightText.Flags(right.Rights), right.Question,
                    right.RequiredBy]));
        }

        foreach (var file in new AssignmentFiles(plan.Result.Org, subject).All())
        {
            yield return file;
        }

        if (plan.Options.IsNarrow && !subject.GrantInstead.IsEmpty)
        {
            yield return KitFile.Written("grant-instead.csv", stream => SafeCsv.Write(
                stream, ["object", "rights"], subject.GrantInstead, right => [right.Name, RightText.Flags(right.Rights)]));
        }
    }

    private static IEnumerable<KitFile> Root(MigrationPlan plan, List<KitComponent> components, List<string> parts, KitLayout layout,
        string? version)
    {
        yield return KitFile.Written("README.md", stream => MarkdownRenderer.Render(KitOverview.Document(plan, layout), stream));
        if (parts.Count == 0)
        {
            yield break;
        }

        yield return KitFile.Text(
            SfdxProject.FileName,
            SfdxProject.Write("migration-kit", parts.Select(part => $"{part}/{SfdxProject.PackageDirectory}"), version));
        yield return KitFile.Text(KitProject.Manifest, KitProject.Package(components, version));
        yield return KitFile.Text("deploy.sh", DeployScripts.PosixOfAll(parts));
        yield return KitFile.Text("deploy.ps1", DeployScripts.PowerShellOfAll(parts));
    }
}
