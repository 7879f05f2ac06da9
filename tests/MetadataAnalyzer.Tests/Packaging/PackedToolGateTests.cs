using System.Text.Json;
using System.Xml.Linq;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Packaging;

/// <summary>The check of the installed tool and of the native binary: every exit code, in every format.</summary>
public sealed class PackedToolGateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackedToolGateTests()
    {
        _folder.Write("org/package.xml", "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>");
        _folder.Write("org/metadata-analyzer.yml", "containers: [PermissionSet:Sync]\n");
        _folder.Write(
            "org/org-data/permission-set-licenses.csv", "DeveloperName,MaximumPermissionsDataExport\nSalesforceAPIIntegrationPsl,false\n");
        _folder.Write("empty/README.md", "no project");
        _folder.Write("file", "no folder");
        WriteSet("DataExport");
    }

    public static TheoryData<string, string> ProgramsAndFormats =>
        [.. PackedToolTests.Programs.SelectMany(program => CheckTests.Formats, (program, format) => (program.Data, format.Data))];

    [Theory]
    [MemberData(nameof(ProgramsAndFormats))]
    public void EachExitCode_IsReached(string variable, string format)
    {
        var program = PackedToolTests.Require(variable);
        ProcessRun Check(string path, params string[] options) =>
            ProcessRun.Of(program, ["check", _folder.PathOf(path), "--format", format, .. options]);

        var findings = Check("org");
        Assert.Equal((1, ""), (findings.Code, findings.Error));
        Assert.True(Holds(format, findings.Output), findings.Output);
        Assert.Equal(0, Check("org", "--exit-zero").Code);
        Assert.Equal(0, Check("org", "--fail-on", "never").Code);
        WriteSet("ApiEnabled");
        var clean = Check("org");
        Assert.Equal((0, ""), (clean.Code, clean.Error));
        Assert.False(Holds(format, clean.Output), clean.Output);
        WriteSet("DataExport");

        AssertFails(2, "none.json", Check("org", "--baseline", _folder.PathOf("none.json"), "--exit-zero"));
        AssertFails(3, "empty", Check("empty", "--exit-zero"));
        var incomplete = Check("org", "--strict", "--exit-zero");
        Assert.Equal(4, incomplete.Code);
        Assert.Contains("users", incomplete.Error, StringComparison.Ordinal);
        Assert.Equal(findings.Output, incomplete.Output);
        var unwritten = Check("org", "--exit-zero", "--output", _folder.PathOf("file/below.json"));
        Assert.Equal(5, unwritten.Code);
        Assert.Contains("below.json", unwritten.Error, StringComparison.Ordinal);
        Assert.True(Holds(format, unwritten.Output), unwritten.Output);
    }

    [Theory]
    [MemberData(nameof(ProgramsAndFormats))]
    public void Interrupted_Is130AndWritesNothing(string variable, string format)
    {
        var program = PackedToolTests.Require(variable);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no signals");

        var run = ProcessRun.Interrupted(
            program,
            ["check", _folder.PathOf("org"), "--format", format, "--changed-files", "-", "--output", _folder.PathOf("report.json")]);

        Assert.Equal((ExitCode.Cancelled, ""), (run.Code, run.Output));
        Assert.Contains("cancelled", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("report.json")));
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertFails(int code, string expected, ProcessRun run)
    {
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(expected, Assert.Single(run.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>Whether the output, read as what it is, has the finding.</summary>
    private static bool Holds(string format, string output)
    {
        switch (format)
        {
            case "json" or "sarif" or "gitlab":
                using (var json = JsonDocument.Parse(output))
                {
                    var findings = format switch
                    {
                        "json" => json.RootElement.GetProperty("diagnostics"),
                        "sarif" => json.RootElement.GetProperty("runs")[0].GetProperty("results"),
                        _ => json.RootElement,
                    };
                    return findings.EnumerateArray().Any(finding => finding.GetRawText().Contains("IUL9006", StringComparison.Ordinal));
                }

            case "junit":
                return XDocument.Parse(output).Descendants("failure").Any();
            case "github":
                return output.Contains("::error file=", StringComparison.Ordinal)
                    && output.Contains("title=IUL9006", StringComparison.Ordinal);
            case "markdown":
                return output.Contains("### The check fails", StringComparison.Ordinal)
                    && output.Contains("**Blocker** IUL9006", StringComparison.Ordinal);
            default:
                return output.Contains("Blocker IUL9006", StringComparison.Ordinal)
                    && output.Contains("1 fails the check", StringComparison.Ordinal);
        }
    }

    private void WriteSet(string permission) => _folder.Write(
        "org/permissionsets/Sync.permissionset",
        "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n<label>Sync</label>\n<userPermissions><enabled>true</enabled>"
            + $"<name>{permission}</name></userPermissions>\n</PermissionSet>\n");
}
