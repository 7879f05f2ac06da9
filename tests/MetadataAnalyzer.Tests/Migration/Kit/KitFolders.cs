using System.Collections.Immutable;
using System.Diagnostics;
using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Plan;
using MetadataAnalyzer.Tests.Access;

namespace MetadataAnalyzer.Tests.Migration.Kit;

/// <summary>Kits in memory and on disk, and shells that run what they say with a Salesforce CLI that only writes down its arguments.</summary>
internal static class KitFolders
{
    /// <summary>Ends every kind of quotes, and begins commands in every shell.</summary>
    public const string Evil = "x'; touch pwned; \"; touch pwned; $(touch pwned) `touch pwned` %PATH% !! & touch pwned | ’; touch pwned # \\";

    private const string Stub = """
        #!/bin/sh
        { printf '%s' "${0##*/}"; for argument in "$@"; do printf '\037%s' "$argument"; done; printf '\n'; } >> "$RECORD"
        case "$*" in *"$FAIL_ON"*) exit 1;; esac
        echo Id
        echo 00E000000000001AAA

        """;

    public static ImmutableArray<KitFile> Build(MigrationPlan plan, string project) =>
        MigrationKit.Build(plan, ProjectContent.Read(new FileSystem(), project, plan.Result.Org.Project, plan.Apps.Select(app => app.Path)), new());

    /// <summary>A kit of one user whose username, profile, sets and groups try to be commands.</summary>
    public static ImmutableArray<KitFile> Hostile(string username = Evil + "@acme.example")
    {
        var plan = MigrationPlan.Of(
            MetadataAnalyzer.Readiness.Assessment.Run(
                new OrgFiles()
                    .Export("users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name", $"{Cell(Evil)},{Cell(username)},{Cell(Evil)},true,{Cell(Evil)},Salesforce")
                    .Set("Plain", OrgFiles.Object("Account", "allowRead"))
                    .Export(
                        "permission-set-assignments", "Assignee.Username,PermissionSet.Name,PermissionSet.NamespacePrefix,PermissionSetGroup.DeveloperName,ExpirationDate",
                        $"{Cell(username)},{Cell(Evil)},,,", $"{Cell(username)},Set,{Cell("n'" + Evil)},,", $"{Cell(username)},,,{Cell("Group " + Evil)},2026-12-31T00:00:00.000Z", $"{Cell(username)},Plain,,,")
                    .Read(),
                MetadataAnalyzer.Cli.CustomRules.RuleSet.BuiltIn.Analyzers, new() { Include = [username] }),
            new() { AllCandidates = true });
        return MigrationKit.Build(plan, ImmutableDictionary<string, ImmutableArray<byte>>.Empty, new());
    }

    public static string TextOf(this ImmutableArray<KitFile> kit, string ending) => Encoding.UTF8.GetString(kit.Single(file => file.Path.EndsWith(ending, StringComparison.Ordinal)).Content.AsSpan());

    /// <summary>Writes a kit into <c>kit</c>, beside an empty <c>my-project</c>.</summary>
    public static TemporaryFolder Write(this ImmutableArray<KitFile> kit)
    {
        var folder = new TemporaryFolder();
        foreach (var file in kit)
        {
            var target = folder.PathOf("kit/" + file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, [.. file.Content]);
        }

        folder.Write("my-project/collect/collect.sh", "exit 0\n");
        return folder;
    }

    /// <summary>Runs a POSIX script in <c>kit</c>.</summary>
    /// <param name="folder">Where the kit is.</param>
    /// <param name="arguments">Arguments of <c>sh</c>.</param>
    /// <param name="failOn">Words of the call of the CLI that is to fail; null for none.</param>
    /// <returns>The exit code, and the arguments of each call of the CLI and of the tool.</returns>
    public static (int Code, IReadOnlyList<string[]> Calls) Run(TemporaryFolder folder, string[] arguments, string? failOn = null)
    {
        foreach (var name in new[] { "sf", "metadata-analyzer" })
        {
            folder.Write($"bin/{name}", Stub);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder.PathOf($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }

        var start = new ProcessStartInfo("sh", arguments) { WorkingDirectory = folder.PathOf("kit"), UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = folder.PathOf("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["RECORD"] = folder.PathOf("record");
        start.Environment["FAIL_ON"] = failOn ?? "no such words";
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        var record = folder.PathOf("record");
        return (process.ExitCode, File.Exists(record) ? [.. File.ReadAllLines(record).Select(line => line.Split('\u001f'))] : []);
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
