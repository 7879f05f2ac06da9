using System.Collections.Immutable;
using System.IO.Abstractions.TestingHelpers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Snapshot;

namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>The whole files that cases are made of.</summary>
internal static class FuzzSeeds
{
    /// <summary>Stands in a connected app; no output may hold it.</summary>
    public const string Secret = "7E2B9D41C06F5A83E1D4B7709C2F6A5D";

    /// <summary>The file with the secret.</summary>
    public const string SecretFile = "force-app/main/default/connectedApps/Planted.connectedApp-meta.xml";

    /// <summary>Folder of the exports.</summary>
    public const string OrgData = "org-data/";

    /// <summary>The snapshot among the settings.</summary>
    public const string Snapshot = "before.json";

    /// <summary>Larger files only make a case slower.</summary>
    private const int LongestFile = 64 << 10;

    /// <summary>Files of each kind that are taken from the projects beside the repository.</summary>
    private const int FixturesOfAKind = 3;

    private const string Users = OrgData + "users.csv";

    private static readonly Lazy<ImmutableSortedDictionary<string, byte[]>> LazySample =
        new(() => Below(Path.Combine(RepositoryFolder.Root, "sample-metadata"), _ => true));

    private static readonly Lazy<ImmutableSortedDictionary<string, byte[]>> LazySettings = new(MakeSettings);

    private static readonly Lazy<ImmutableArray<KeyValuePair<string, byte[]>>> LazyMetadata = new(() =>
        [.. Sample.Where(file => IsMetadata(file.Key)), .. Fixtures().Where(file => IsMetadata(file.Key))]);

    private static readonly Lazy<ImmutableArray<KeyValuePair<string, byte[]>>> LazyExports = new(() =>
        [.. Sample.Where(file => IsExport(file.Key)).SelectMany(Shapes)]);

    /// <summary>The sample organisation, by path.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Sample => LazySample.Value;

    /// <summary>
    /// Files of every kind, from the sample organisation and from the projects beside the repository where there are any.
    /// </summary>
    public static ImmutableArray<KeyValuePair<string, byte[]>> Metadata => LazyMetadata.Value;

    /// <summary>Exports, each in every shape that is read.</summary>
    public static ImmutableArray<KeyValuePair<string, byte[]>> Exports => LazyExports.Value;

    /// <summary>A small org with every file that a verb reads beside the project and the exports.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Settings => LazySettings.Value;

    /// <summary>What makes any of the files a project.</summary>
    public static ImmutableSortedDictionary<string, byte[]> Project { get; } = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            Text(
                "sfdx-project.json",
                """{"packageDirectories":[{"path":"force-app"},{"path":"integrations"}],"sourceApiVersion":"66.0"}"""),
            Text("integrations/main/default/classes/Keep.cls", "public class Keep { String name = 'Sales Manager'; }"),
            Text(SecretFile, $"""
                <?xml version="1.0" encoding="UTF-8"?>
                <ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata">
                    <label>Planted</label>
                    <contactEmail>a@example.com</contactEmail>
                    <oauthConfig>
                        <consumerKey>planted-key</consumerKey>
                        <consumerSecret>{Secret}</consumerSecret>
                        <scopes>Api</scopes>
                    </oauthConfig>
                </ConnectedApp>
                """),
        ]);

    /// <summary>The sample organisation cut to a few of its users and what they have, so that a case is quick.</summary>
    /// <param name="choice">Which users.</param>
    public static IEnumerable<KeyValuePair<string, byte[]>> Org(int choice)
    {
        const int UsersTaken = 4;
        const int RowsTaken = 30;
        const int FilesTaken = 15;
        var users = Lines(Sample[Users]);
        List<string> integrations = [.. users.Where(line => line.Contains(",int.", StringComparison.Ordinal))];
        List<string> taken =
        [
            .. Enumerable.Range(0, UsersTaken).Select(index => integrations[(choice + (index * 3)) % integrations.Count]),
            .. Enumerable.Range(0, UsersTaken).Select(index => users[1 + ((choice / 5) + (index * 7)) % (users.Length - 1)]),
        ];
        taken = [.. taken.Distinct(StringComparer.Ordinal)];
        var ids = taken.Select(line => line.Split(',')[0]).Where(id => id.Length > 0).ToList();
        var exports = Sample.Where(file => IsExport(file.Key) && file.Key.EndsWith(".csv", StringComparison.Ordinal))
            .ToDictionary(file => file.Key, file => Lines(file.Value));
        foreach (var (path, lines) in exports)
        {
            var rows = path == Users ? taken : lines.Skip(1).Where(row => IsAbout(row, ids)).Take(RowsTaken);
            exports[path] = [lines[0], .. rows];
        }

        var words = string.Join(
            ',', taken.Concat(exports[OrgData + "permission-set-assignments.csv"]).Concat(exports[OrgData + "oauth-tokens.csv"]));
        return exports.Select(export => Text(export.Key, string.Join('\n', export.Value) + "\n"))
            .Concat(Sample.Where(file => IsMetadata(file.Key) && words.Contains($",{NameOf(file.Key)},", StringComparison.Ordinal))
                .Take(FilesTaken))
            .Concat(Sample.Where(file => choice % 2 == 0 && file.Key is "metadata-analyzer.yml" or "price-book.yml"));
    }

    /// <summary>A snapshot with the hash that fits its content, so that it is read beyond the hash.</summary>
    public static byte[] Rehashed(byte[] snapshot)
    {
        const string Key = "\"contentHash\"";
        var text = Encoding.Latin1.GetString(snapshot);
        var comma = text.LastIndexOf(Key, StringComparison.Ordinal) is >= 0 and var key ? text[..key].TrimEnd().Length - 1 : -1;
        if (comma < 0)
        {
            return snapshot;
        }

        var content = text[..comma];
        using var hash = new ContentHash();
        hash.Append(Encoding.Latin1.GetBytes(content + "}"));
        return Encoding.Latin1.GetBytes($"{content},\n  {Key}: \"{hash.Finish()}\"\n}}\n");
    }

    /// <summary>How a file is written, by its name.</summary>
    public static FileFormat FormatOf(string path) => Path.GetExtension(path) switch
    {
        ".csv" => FileFormat.Csv,
        ".json" => FileFormat.Json,
        ".yml" or ".yaml" => FileFormat.Yaml,
        ".cls" or ".trigger" or ".md" or ".zip" => FileFormat.Other,
        _ => FileFormat.Xml,
    };

    private static string[] Lines(byte[] content) => Encoding.UTF8.GetString(content).TrimEnd().Split('\n');

    /// <summary>Whether a row names one of the users, or none at all.</summary>
    private static bool IsAbout(string row, List<string> users) =>
        !row.Contains("005", StringComparison.Ordinal) || users.Exists(id => row.Contains(id, StringComparison.Ordinal));

    private static bool IsExport(string path) => path.StartsWith(OrgData, StringComparison.Ordinal);

    private static string NameOf(string path) => Uri.UnescapeDataString(Path.GetFileName(path).Split('.')[0]);

    private static bool IsMetadata(string path) =>
        path.Contains("/main/default/", StringComparison.Ordinal) || path.StartsWith("force-app/", StringComparison.Ordinal)
            || path.StartsWith("manifest/", StringComparison.Ordinal);

    private static ImmutableSortedDictionary<string, byte[]> Below(string folder, Predicate<string> isTaken) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: new FileInfo(file)))
        .Where(file => file.File.Length <= LongestFile && isTaken(file.Path))
        .ToImmutableSortedDictionary(file => file.Path, file => File.ReadAllBytes(file.File.FullName), StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, byte[]>> Fixtures() => RepositoryFolder.FindShared("fixtures") is not { } folder ? []
        : Below(folder, path => path.Contains("-meta.xml", StringComparison.Ordinal))
            .GroupBy(file => string.Join('.', Path.GetFileName(file.Key).Split('.').Skip(1)), StringComparer.Ordinal)
            .SelectMany(kind => kind.Take(FixturesOfAKind))
            .Select(file => KeyValuePair.Create($"force-app/main/default/{string.Join('/', file.Key.Split('/')[^2..])}", file.Value));

    /// <summary>An export as it is, and a CSV export as JSON too: bare, in the CLI's envelope, one record on a line.</summary>
    private static IEnumerable<KeyValuePair<string, byte[]>> Shapes(KeyValuePair<string, byte[]> export)
    {
        yield return export;
        var lines = Encoding.UTF8.GetString(export.Value).Split('\n').Where(line => !line.Contains('"', StringComparison.Ordinal)).ToList();
        if (!export.Key.EndsWith(".csv", StringComparison.Ordinal) || lines.Count < 2)
        {
            yield break;
        }

        var stem = Path.ChangeExtension(export.Key, null);
        var columns = lines[0].Split(',');
        var records = lines.Skip(1).Take(20).Select(line => Record(columns, line.Split(','))).ToList();
        yield return Text(stem + ".json", new JsonArray([.. records.Select(record => record.DeepClone())]).ToJsonString());
        yield return Text(stem + ".json", string.Join('\n', records.Select(record => record.ToJsonString())));
        yield return Text(stem + ".json", new JsonObject
        {
            ["status"] = 0,
            ["result"] = new JsonObject { ["records"] = new JsonArray([.. records]), ["totalSize"] = records.Count, ["done"] = true },
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        yield return Text(stem + "-2.csv", string.Join("\r\n", lines.Select(line => line.Replace(',', ';'))));
    }

    /// <summary>A record with an object for each part of a dotted column.</summary>
    private static JsonObject Record(string[] columns, string[] cells)
    {
        var record = new JsonObject { ["attributes"] = new JsonObject { ["type"] = "x" } };
        foreach (var (column, cell) in columns.Zip(cells))
        {
            var parts = column.Trim('\r', '\ufeff').Split('.');
            var target = parts[..^1].Aggregate(
                record, (parent, part) => (JsonObject)(parent[part] is JsonObject child ? child : parent[part] = new JsonObject()));
            target[parts[^1]] = cell.Length == 0 ? null
                : bool.TryParse(cell, out var flag) ? flag
                : int.TryParse(cell, out var number) ? number
                : cell.Trim('\r');
        }

        return record;
    }

    /// <summary>The org that settings are read for; the files that the tool writes itself are written by it.</summary>
    private static ImmutableSortedDictionary<string, byte[]> MakeSettings()
    {
        var samples = Path.Combine(RepositoryFolder.Root, "rules", "samples");
        var files = ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal,
            [
                Text("package.xml", """<Package xmlns="http://soap.sforce.com/2006/04/metadata"><version>64.0</version></Package>"""),
                Text("profiles/Sync.profile", """
                    <Profile xmlns="http://soap.sforce.com/2006/04/metadata"><custom>true</custom><userLicense>Salesforce</userLicense>
                    <loginIpRanges><endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress></loginIpRanges>
                    <userPermissions><enabled>true</enabled><name>ApiEnabled</name></userPermissions></Profile>
                    """),
                Text("permissionsets/INT_Sync.permissionset", """
                    <PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Sync</label>
                    <objectPermissions><allowRead>true</allowRead><object>Account</object></objectPermissions></PermissionSet>
                    """),
                Text("org-data/users.csv", """
                    Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name
                    005000000000001AAA,int.sync@example.com,Sync Integration,true,Standard,Sync,Salesforce

                    """),
                Text("metadata-analyzer.yml", """
                    extends: [base.yml]
                    subjects:
                      include: [int.sync@example.com]
                      rename: {int.sync@example.com: "Sync {0}"}
                    priceBook: price-book.yml
                    policies: [policies.yml]
                    failOn: change
                    asOf: 2026-11-01
                    window: 90
                    suppressions:
                      - rule: IUL4001
                        entity: Profile:Sync
                        reason: The ranges are kept by the network
                        expires: 2027-01-01
                    """),
                Text("base.yml", """
                    edition: Enterprise
                    containers: [PermissionSet:INT_Sync]
                    answers:
                      chatter: no
                      by-subject:
                        int.sync@example.com: {email: unknown, permissions: {ManageRemoteAccess: yes}, on: 2026-10-20}
                    """),
                Text("answers.yml", """
                    answers:
                      reports: no
                      by-subject:
                        int.sync@example.com:
                          chatter: no
                          objects: {Account: [read]}
                    """),
                Text("suppressions.yml", """
                    suppressions:
                      - rule: IUL2010
                        user: int.sync@example.com
                        reason: Known
                        owner: a@example.com
                    """),
                KeyValuePair.Create("price-book.yml", Sample["price-book.yml"]),
                KeyValuePair.Create("policies.yml", File.ReadAllBytes(Path.Combine(samples, "policies.yml"))),
            ]);
        var disk = new MockFileSystem(files.ToDictionary(file => $"/{file.Key}", file => new MockFileData(file.Value)));
        Run(disk, "baseline", "create", "/");
        Run(disk, "snapshot", "/", "--output", $"/{Snapshot}");
        Run(disk, "plan", "/", "--subject", "int.sync@example.com", "--output-dir", "/kit");
        string[] written = [Baseline.FileName, Snapshot, $"kit/{MigrationKit.IndexFile}"];
        return files.AddRange(written.Select(path => KeyValuePair.Create(path, disk.File.ReadAllBytes($"/{path}"))));
    }

    private static void Run(MockFileSystem disk, params string[] arguments)
    {
        using var error = new StringWriter();
        if (MetadataAnalyzer.Cli.CommandLine.Run(arguments, TextWriter.Null, error, disk) != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', arguments)}: {error}");
        }
    }

    private static KeyValuePair<string, byte[]> Text(string path, string text) => KeyValuePair.Create(path, Encoding.UTF8.GetBytes(text));
}
