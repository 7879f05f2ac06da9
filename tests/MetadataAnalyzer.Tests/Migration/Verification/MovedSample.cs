using System.IO.Abstractions;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Reporting.Pdf;
using MetadataAnalyzer.Tests.Cli;
using MetadataAnalyzer.Tests.Reporting;

namespace MetadataAnalyzer.Tests.Migration.Verification;

/// <summary>A copy of the sample organisation in which the kit was carried out, as the platform and an administrator would have.</summary>
internal sealed class MovedSample : IDisposable
{
    private const string Source = "force-app/main/default/";

    private static readonly Lazy<MigrationPlan> Planned = new(() => MigrationPlan.Of(SampleReports.Result, new PlanOptions()));

    private static readonly Lazy<Dictionary<string, byte[]>> Moved = new(Move);

    private readonly TemporaryFolder _folder = new();

    public MovedSample()
    {
        foreach (var (path, content) in Moved.Value)
        {
            var file = _folder.PathOf(path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    public static MigrationPlan Plan => Planned.Value;

    public string Root => _folder.PathOf("org");

    public string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Changes a file, and fails when nothing changes.</summary>
    public MovedSample Change(string relative, Func<string, string> change)
    {
        var before = File.ReadAllText(PathOf(relative));
        var after = change(before);
        Xunit.Assert.NotEqual(before, after);
        File.WriteAllText(PathOf(relative), after);
        return this;
    }

    /// <summary>Deletes the lines of a file that hold all these words.</summary>
    public MovedSample Without(string relative, params string[] words) => Change(
        relative, text => string.Join('\n', text.Split('\n').Where(line => !words.All(word => line.Contains(word, StringComparison.Ordinal)))));

    /// <summary>Corrects by hand whatever names the old profiles, as the runbooks ask.</summary>
    public MovedSample WithReferencesCorrected()
    {
        foreach (var plan in Plan.Subjects)
        {
            var old = plan.Subject.ProfileName;
            foreach (var reference in plan.Subject.References.Where(reference => reference.Target == ReferenceTarget.Profile))
            {
                var file = PathOf(reference.Location.Path);
                File.WriteAllText(file, File.ReadAllText(file).Replace(reference.Value, plan.Profile.Name, StringComparison.Ordinal));
            }
        }

        return this;
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, byte[]> Move()
    {
        var root = CliRun.Sample;
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(file => "org/" + Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes, StringComparer.Ordinal);
        var plan = Plan;
        foreach (var file in MigrationKit.Build(plan, ProjectContent.Read(new FileSystem(), root, plan.Result.Org.Project, plan.Apps.Select(app => app.Path)), new PdfOptions())
            .Where(file => file.Path.Contains(Source, StringComparison.Ordinal)))
        {
            // A deploy replaces the component wherever the project keeps it.
            var part = file.Path[(file.Path.IndexOf(Source, StringComparison.Ordinal) + Source.Length)..];
            var target = files.Keys.FirstOrDefault(path => path.EndsWith("/" + part, StringComparison.Ordinal)) ?? $"org/{Source}{part}";
            files[target] = [.. file.Content];
        }

        Edit(files, "org/org-data/users.csv", lines => lines.Select(line => MoveUser(line, plan)));
        Edit(files, "org/org-data/profiles.csv", lines => lines.Concat(plan.NewProfiles.Select((profile, index) => $"{NewId(index)},{profile.Name},100Tk00000p007FIAQ,Salesforce Integration,Standard")));
        Edit(files, "org/org-data/permission-set-assignments.csv", lines => Reassign(lines, plan));
        Edit(files, "org/org-data/permission-set-license-assignments.csv", lines => lines.Concat(
            plan.Subjects.Select((subject, index) => $"2LATk0000090{index:00}AAAA,{subject.Subject.Id},{subject.Subject.Name},0PLTk00000p006pOAA,{subject.PermissionSetLicense}")));
        return files;
    }

    private static string MoveUser(string line, MigrationPlan plan)
    {
        var cells = line.Split(',');
        if (plan.Subjects.FirstOrDefault(subject => subject.Subject.Name == cells[1]) is not { } subject)
        {
            return line;
        }

        var number = plan.NewProfiles.Select(profile => profile.Name).ToList().IndexOf(subject.Profile.Name);
        (cells[9], cells[10], cells[11]) = (number < 0 ? "" : NewId(number), subject.Profile.Name, subject.UserLicense);
        return string.Join(',', cells);
    }

    private static IEnumerable<string> Reassign(IEnumerable<string> lines, MigrationPlan plan)
    {
        var kept = lines.Where(line => !plan.Subjects.Any(subject => line.Contains($",{subject.Subject.Name},", StringComparison.Ordinal)));
        var added = plan.Subjects.SelectMany(subject => subject.Assign.Select(planned => (subject, planned))).Select((entry, index) =>
        {
            var (name, prefix) = Split(entry.planned.Name);
            var expires = entry.planned.Expires is { } end ? $"{end:yyyy-MM-dd}T00:00:00.000+0000" : "";
            var group = entry.planned.IsGroup ? $"0PGTk00009{index:00000}AAA,{name}" : ",";
            return $"0PaTk00009{index:00000}AAA,{entry.subject.Subject.Id},{entry.subject.Subject.Name},,{name},{prefix},false,{group},{expires},true";
        });
        return kept.Concat(added);
    }

    private static (string Name, string Prefix) Split(string name) =>
        name.IndexOf("__", StringComparison.Ordinal) is > 0 and var end ? (name[(end + 2)..], name[..end]) : (name, "");

    private static string NewId(int index) => $"00eTk00009{index:00000}";

    private static void Edit(Dictionary<string, byte[]> files, string path, Func<IEnumerable<string>, IEnumerable<string>> edit)
    {
        var text = System.Text.Encoding.UTF8.GetString(files[path]);
        files[path] = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', edit(text.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')))) + "\n");
    }
}
