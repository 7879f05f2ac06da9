using System.Diagnostics;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>A small org in a git repository of its own, below a folder of it, with a branch <c>main</c> on which all is well.</summary>
internal sealed class GitProject : IDisposable
{
    public const string PermissionSet = "force-app/main/default/permissionsets/Order_Sync.permissionset-meta.xml";

    public const string User = "order.sync@acme.example";

    public const string BlockedGrant =
        "    <userPermissions>\n        <enabled>true</enabled>\n        <name>DataExport</name>\n    </userPermissions>\n";

    /// <summary>Asks for all that may name a user or a profile, of which the org has nothing.</summary>
    private const string Manifest =
        "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><types><members>*</members><name>ApexClass</name></types>"
        + "<types><members>*</members><name>ConnectedApp</name></types><types><members>*</members><name>Flow</name></types></Package>\n";

    private readonly TemporaryFolder _folder = new();

    /// <param name="knowsUsers">Whether the exports have users; without them only what the configuration names is looked at.</param>
    public GitProject(bool knowsUsers = true)
    {
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
                .Any(directory => File.Exists(System.IO.Path.Combine(directory, "git"))), "no git on the path");
        Git("init", "-q", "-b", "main");
        Write("sfdx-project.json", "{\"packageDirectories\":[{\"path\":\"force-app\",\"default\":true}],\"sourceApiVersion\":\"64.0\"}");
        Write("manifest/package.xml", Manifest);
        Write("metadata-analyzer.yml", "edition: Enterprise\ncontainers: [PermissionSet:Order_Sync]\n");
        Write(PermissionSet, PermissionSetText());
        Write("force-app/main/default/profiles/Order Sync.profile-meta.xml",
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n    <custom>true</custom>\n"
            + "    <objectPermissions>\n        <allowRead>true</allowRead>\n        <object>Account</object>\n    </objectPermissions>\n  "
            + "  <userLicense>Salesforce</userLicense>\n"
            + "    <userPermissions>\n        <enabled>true</enabled>\n        <name>ApiUserOnly</name>\n    "
            + "</userPermissions>\n</Profile>\n");
        Write("org-data/permission-set-licenses.csv",
            "DeveloperName,TotalLicenses,UsedLicenses,MaximumPermissionsApiEnabled,MaximumPermissionsApiUserOnly,"
                + "MaximumPermissionsDataExport\nSalesforceAPIIntegrationPsl,5,0,true,true,false\n");
        if (knowsUsers)
        {
            Write("org-data/users.csv",
                $"Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name\n005000000000001AAA,{User},Order "
                + "Sync,true,Standard,Order Sync,Salesforce\n");
            Write("org-data/permission-set-assignments.csv", $"Assignee.Username,PermissionSet.Name\n{User},Order_Sync\n");
        }

        Commit("all is well");
        Git("checkout", "-q", "-b", "change");
    }

    /// <summary>The project's folder, which is not that of the repository.</summary>
    public string Path => _folder.PathOf("crm");

    public string PathOf(string relative) => System.IO.Path.Combine(Path, relative);

    public static string PermissionSetText(string more = "") =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n    <label>Order "
        + "Sync</label>\n"
        + "    <userPermissions>\n        <enabled>true</enabled>\n        <name>ApiEnabled</name>\n    "
        + $"</userPermissions>\n{more}</PermissionSet>\n";

    public void Write(string relative, string content) => _folder.Write($"crm/{relative}", content);

    /// <summary>The change that a check is there for, in line 8 of the permission set.</summary>
    public void AddBlockedGrant() => Write(PermissionSet, PermissionSetText(BlockedGrant));

    /// <summary>Another integration's user with the same profile and permission set.</summary>
    public void AddUser(string username, string id)
    {
        File.AppendAllText(PathOf("org-data/users.csv"), $"{id},{username},Stock Sync,true,Standard,Order Sync,Salesforce\n");
        File.AppendAllText(PathOf("org-data/permission-set-assignments.csv"), $"{username},Order_Sync\n");
    }

    public void Commit(string message)
    {
        Git("add", "-A");
        Git("-c", "user.name=Jo", "-c", "user.email=jo@acme.example", "commit", "-q", "-m", message);
    }

    /// <summary>
    /// Commits what is changed, and what lies uncommitted, to the branch that the change goes to, and puts the change on top.
    /// </summary>
    public void CommitInBase(string message, Action change)
    {
        Git("checkout", "-q", "main");
        change();
        Commit(message);
        Git("checkout", "-q", "change");
        Git("-c", "user.name=Jo", "-c", "user.email=jo@acme.example", "rebase", "-q", "main");
    }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = _folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.GetAwaiter().GetResult()}");
    }

    public CliRun Check(params string[] options) => CliRun.Of(["check", Path, .. options]);

    public void Dispose()
    {
        // git makes what it stores read-only, which elsewhere than on Unix keeps it from being deleted.
        foreach (var file in new DirectoryInfo(_folder.Path).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        _folder.Dispose();
    }
}
