using System.Collections.Immutable;
using System.IO.Abstractions;
using System.Text;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Tests.Access;

namespace MetadataAnalyzer.Tests.Migration.Kit;

/// <summary>Kits in memory and on disk, and a shell that runs their commands.</summary>
internal static class KitFolders
{
    /// <summary>A name that ends every kind of quotes and begins commands in every shell.</summary>
    public const string Evil =
        "x'; touch pwned; \"; touch pwned; $(touch pwned) `touch pwned` %PATH% !! & touch pwned | ’; touch pwned # \\";

    public static ImmutableArray<KitFile> Build(MigrationPlan plan, string project) =>
        MigrationKit.Build(plan, ProjectContent.Read(new FileSystem(), project, plan.Result.Org.Project, plan.Apps.Select(app => app.Path)),
            new());

    /// <summary>A kit of one user whose username, profile, sets and groups contain commands.</summary>
    public static ImmutableArray<KitFile> Hostile(string username = Evil + "@acme.example")
    {
        var plan = MigrationPlan.Of(
            MetadataAnalyzer.Readiness.Assessment.Run(
                new OrgFiles()
                    .Export("users", "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name",
                        $"{Cell(Evil)},{Cell(username)},{Cell(Evil)},true,{Cell(Evil)},Salesforce")
                    .Set("Plain", OrgFiles.Object("Account", "allowRead"))
                    .Export(
                        "permission-set-assignments",
                        "Assignee.Username,PermissionSet.Name,PermissionSet.NamespacePrefix,PermissionSetGroup.DeveloperName,"
                        + "ExpirationDate",
                        $"{Cell(username)},{Cell(Evil)},,,", $"{Cell(username)},Set,{Cell("n'" + Evil)},,",
                            $"{Cell(username)},,,{Cell("Group " + Evil)},2026-12-31T00:00:00.000Z", $"{Cell(username)},Plain,,,")
                    .Read(),
                MetadataAnalyzer.Cli.CommandRules.BuiltIn.Analyzers, new() { Include = [username] }),
            new() { AllCandidates = true });
        return MigrationKit.Build(plan, ImmutableDictionary<string, ImmutableArray<byte>>.Empty, new());
    }

    public static string TextOf(this ImmutableArray<KitFile> kit, string ending) =>
        Encoding.UTF8.GetString(kit.Single(file => file.Path.EndsWith(ending, StringComparison.Ordinal)).Content.AsSpan());

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
    /// <param name="folder">Folder of the kit.</param>
    /// <param name="arguments">Arguments of <c>sh</c>.</param>
    /// <param name="failOn">Words of the CLI call that fails; null for none.</param>
    /// <returns>The exit code, and the arguments of each call of the CLI and of the tool.</returns>
    public static (int Code, IReadOnlyList<string[]> Calls) Run(TemporaryFolder folder, string[] arguments, string? failOn = null)
    {
        if (failOn is not null)
        {
            folder.Write(ScriptRun.FailOn, failOn);
        }

        var run = ScriptRun.Posix(folder, "kit", arguments);
        return (run.Code, run.Calls);
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
