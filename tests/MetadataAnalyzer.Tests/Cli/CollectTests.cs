using System.Diagnostics;
using System.Xml.Linq;
using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

public class CollectTests
{
    private static readonly XNamespace Package = "http://soap.sforce.com/2006/04/metadata";

    [Fact]
    public void Printed_NamesEveryQuery()
    {
        var run = CliRun.Of("collect", CliRun.Sample);

        Assert.Equal(0, run.Code);
        Assert.All(OrgExportQueries.All, query => Assert.Contains(query.Soql, run.Output, StringComparison.Ordinal));
        Assert.Contains("<name>MutingPermissionSet</name>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_NamesWhatAWildcardDoesNotBring()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(0, CliRun.Of("collect", CliRun.Sample, "--output-dir", folder.Path).Code);

        Assert.Equal(["collect.ps1", "collect.sh", "package-missing.xml", "package.xml", "queries.txt"], folder.Files);
        var members = XDocument.Load(folder.PathOf("package.xml")).Root!.Elements(Package + "types")
            .ToDictionary(type => type.Element(Package + "name")!.Value, type => type.Elements(Package + "members").Select(member => member.Value).ToList());
        Assert.Equal(["*"], members["Profile"]);
        Assert.Contains("Account", members["CustomObject"]);
        Assert.Contains("qvsign__Quillvane_API", members["PermissionSet"]);
    }

    [Fact]
    public void WithoutAProject_AsksForWhatMostOrgsNeed() =>
        Assert.Equal(0, CliRun.On(new System.IO.Abstractions.TestingHelpers.MockFileSystem(), ["collect"]).Code);

    [Fact]
    public void PosixScript_RunsEveryQueryAndGoesOnAfterAnOptionalOne()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("collect", CliRun.Sample, "--output-dir", folder.Path);
        FakeCli(folder, failing: "GroupMember");

        var (code, error) = Run(folder, "--target-org", "it's mine", "--record-owners", "Account");

        Assert.Equal((0, ""), (code, code == 0 ? "" : error));
        var written = folder.Files.Where(file => file.StartsWith("org-data", StringComparison.Ordinal)).Select(Path.GetFileName).ToList();
        Assert.Equal(
            OrgExportQueries.All.Select(query => query.FileName.Replace("{object}", "Account", StringComparison.Ordinal))
                .Where(file => !file.StartsWith("group-", StringComparison.Ordinal) && !file.StartsWith("queue-", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            written);
        Assert.Contains("it is optional, going on", error, StringComparison.Ordinal);
        Assert.Contains("UserPermissionsMarketingUser FROM User", File.ReadAllText(folder.PathOf("org-data/users.csv")), StringComparison.Ordinal);
        Assert.Contains("[--target-org][it's mine]", File.ReadAllText(folder.PathOf("org-data/profiles.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void PosixScript_StopsWhenARequiredQueryFails()
    {
        using var folder = new TemporaryFolder();
        CliRun.Of("collect", CliRun.Sample, "--output-dir", folder.Path);
        FakeCli(folder, failing: "PermissionSetLicenseAssign");

        var (code, error) = Run(folder, "my-org");

        Assert.Equal(1, code);
        Assert.Contains("permission-set-license-assignments.csv failed and is required", error, StringComparison.Ordinal);
    }

    /// <summary>A stand-in for the Salesforce CLI that writes its own arguments, and fails for one object.</summary>
    private static void FakeCli(TemporaryFolder folder, string failing)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no POSIX shell");
        File.WriteAllText(folder.PathOf("sf"), """
            #!/bin/sh
            if [ "$1" = sobject ]; then echo '{"result": {"fields": [{"name": "UserPermissionsMarketingUser"}]}}'; exit 0; fi
            case "$*" in *" FROM @FAILING@ "*|*" FROM @FAILING@"*) echo "no such object" >&2; exit 1 ;; esac
            out=; all=
            while [ $# -gt 0 ]; do all="$all[$1]"; if [ "$1" = --output-file ]; then out=$2; fi; shift; done
            printf '%s' "$all" > "$out"
            """.ReplaceLineEndings("\n").Replace("@FAILING@", failing, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.PathOf("sf"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static (int Code, string Error) Run(TemporaryFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["collect.sh", .. arguments]) { WorkingDirectory = folder.Path, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PATH"] = folder.Path + ":" + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }
}
