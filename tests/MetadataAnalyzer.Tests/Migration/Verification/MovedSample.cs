using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Cli;

namespace MetadataAnalyzer.Tests.Migration.Verification;

/// <summary>A copy of the sample organisation in which the kit was carried out; a test changes it.</summary>
internal sealed class MovedSample : IDisposable
{
    private static readonly Lazy<(MigrationPlan Plan, Dictionary<string, byte[]> Files)> Moved = new(Move);

    private readonly TemporaryFolder _folder = new();

    public MovedSample()
    {
        foreach (var (path, content) in Moved.Value.Files)
        {
            var file = Path.Combine(Root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    public static MigrationPlan Plan => Moved.Value.Plan;

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

    /// <summary>Deletes the lines of a file that contain all these words.</summary>
    public MovedSample Without(string relative, params string[] words) => Change(
        relative, text =>
            string.Join('\n', text.Split('\n').Where(line => !words.All(word => line.Contains(word, StringComparison.Ordinal)))));

    /// <summary>Undoes the steps that the runbooks leave to people: the places name only the old profiles again.</summary>
    public MovedSample WithoutReferencesFollowed()
    {
        foreach (var path in Plan.Subjects.SelectMany(plan => plan.References).Select(reference => reference.Location.Path)
            .Distinct(StringComparer.Ordinal))
        {
            File.Copy(Path.Combine(CliRun.Sample, path), PathOf(path), overwrite: true);
        }

        return this;
    }

    public void Dispose() => _folder.Dispose();

    private static (MigrationPlan Plan, Dictionary<string, byte[]> Files) Move()
    {
        using var trip = MigrationRoundTrip.Run(CliRun.Sample, _ => new());
        return (trip.Plan, Directory.EnumerateFiles(trip.Project, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(trip.Project, file), File.ReadAllBytes, StringComparer.Ordinal));
    }
}
