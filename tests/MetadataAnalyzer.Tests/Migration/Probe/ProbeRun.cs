using System.Collections.Immutable;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Migration.Probe;
using MetadataAnalyzer.Planning;
using MetadataAnalyzer.Readiness;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Packaging;
using MetadataAnalyzer.Tests.Planning;
using Xunit;

namespace MetadataAnalyzer.Tests.Migration.Probe;

/// <summary>
/// One run of a script of a probe beside a stand-in for the Salesforce CLI, which answers as the CLI does and writes down how it is called.
/// </summary>
/// <param name="Code">0 when the script ran to its end.</param>
/// <param name="Messages">What it said.</param>
/// <param name="Calls">Arguments of each call.</param>
internal sealed record ProbeRun(int Code, string Messages, IReadOnlyList<string[]> Calls)
{
    /// <summary>File with a line for each set that fails: its name without the hash, and the problem.</summary>
    public const string Problems = "problems";

    /// <summary>
    /// File with the way in which the stand-in answers: <c>answer</c>, <c>error</c>, <c>cut</c>, <c>timeout</c>, <c>end</c>, or the most
    /// sets of a call.
    /// </summary>
    public const string Mode = "mode";

    private const char Unit = '\u001f';

    private const string Stub = """
        #!/bin/sh
        place=${0%/*}/..
        line=
        manifest=
        previous=
        for argument in "$@"; do
          line="$line$argument@UNIT@"
          if [ "$previous" = --manifest ]; then manifest=$argument; fi
          previous=$argument
        done
        printf '%s\n' "$line" >> "$place/record"
        mode=answer
        if [ -f "$place/mode" ]; then mode=$(cat "$place/mode"); fi
        echo ' ›   Warning: an update is available, whatever the limit' >&2
        members=$(sed -n 's|.*<members>\(.*\)</members>.*|\1|p' "$manifest")
        error() { printf '{\n  "name": "%s",\n  "message": "%s",\n  "exitCode": 1,\n  "status": 1\n}\n' "$1" "$2"; exit 1; }
        done=true
        status=Succeeded
        case "$mode" in
          error) error NoOrgFound 'No authorization information found for my-org.' ;;
          cut) printf '{\n  "status": 0,\n  "result": {\n    "checkOnly": true,\n    "compl'; exit 1 ;;
          timeout) done=false; status=InProgress ;;
          end) printf '{'; kill -TERM "$PPID"; exit 1 ;;
          [0-9]*) if [ "$(printf '%s\n' "$members" | grep -c .)" -gt "$mode" ]; then error LIMIT_EXCEEDED 'a limit was met'; fi ;;
        esac
        successes=
        failures=
        for member in $members; do
          problem=$(sed -n "s|^${member%_*} ||p" "$place/problems" 2>/dev/null)
          head="{ \"componentType\": \"PermissionSet\", \"fileName\": \"permissionsets/$member.permissionset\", \"fullName\": \"$member\""
          if [ -n "$problem" ]; then
            status=Failed
            failures="$failures, $head, \"problem\": \"$problem\", \"problemType\": \"Error\", \"success\": false }"
          else
            successes="$successes, $head, \"created\": true, \"success\": true }"
          fi
        done
        code=0
        if [ "$status" != Succeeded ]; then code=1; fi
        cat <<END
        {
          "status": $code,
          "result": {
            "checkOnly": true,
            "completedDate": "2026-11-20T08:15:30.000Z",
            "details": {
              "componentFailures": [ ${failures#, } ],
              "componentSuccesses": [ ${successes#, } ]
            },
            "done": $done,
            "id": "0Af000000000001AAA",
            "status": "$status",
            "success": true
          },
          "warnings": []
        }
        END
        exit $code

        """;

    /// <summary>An org with fourteen questions: every right on two objects.</summary>
    public static AssessmentResult Org { get; } = new OrgFiles().Profile("Integration").User().Assign("Sync")
        .Set("Sync", string.Concat(new[] { "ServiceAppointment", "WorkType" }.Select(name => OrgFiles.Object(
            name, "allowCreate", "allowRead", "allowEdit", "allowDelete", "viewAllRecords", "modifyAllRecords", "viewAllFields"))))
        .Assess();

    /// <summary>The files of the probe of <see cref="Org"/>.</summary>
    public static ImmutableArray<KitFile> Files => ProbeProject.Build(Org.Org, ProbePlan.Of(Org));

    /// <summary>Runs a script of a probe.</summary>
    /// <param name="shell"><c>sh</c> or PowerShell.</param>
    /// <param name="folder">Where the stand-in and its record are.</param>
    /// <param name="probe">Folder of the probe in it.</param>
    /// <param name="org">Alias of the org; null for none.</param>
    /// <param name="batch">Sets of a call; null for the script's own number.</param>
    /// <param name="output">Folder of the answers; null for the script's own.</param>
    public static ProbeRun Of(
        string shell, TemporaryFolder folder, string probe, string? org = "my-org", int? batch = null, string? output = null)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in for sf is a POSIX script");
        File.Delete(folder.PathOf("record"));
        folder.Write("bin/sf", Stub.ReplaceLineEndings("\n").Replace("@UNIT@", $"{Unit}", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.PathOf("bin/sf"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return shell == "sh" ? Posix(folder, probe, org, batch, output) : PowerShell(folder, probe, org, batch, output);
    }

    private static ProbeRun Posix(TemporaryFolder folder, string probe, string? org, int? batch, string? output)
    {
        string[] arguments =
        [
            Path.Combine(probe, "probe.sh"), .. org is null ? Array.Empty<string>() : ["--target-org", org],
            .. batch is null ? Array.Empty<string>() : ["--batch", $"{batch}"],
            .. output is null ? Array.Empty<string>() : ["--output-dir", output],
        ];
        var path = folder.PathOf("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        var run = ProcessRun.Of("sh", arguments, folder.Path, ("PATH", path));
        return new(run.Code, run.Output + run.Error, Recorded(folder));
    }

    private static ProbeRun PowerShell(TemporaryFolder folder, string probe, string? org, int? batch, string? output)
    {
        var run = PowerShellRun.Of(folder.Path, [("sf", folder.PathOf("bin/sf"))], shell =>
        {
            shell.AddCommand(Path.Combine(folder.PathOf(probe), "probe.ps1"));
            foreach (var (name, value) in new (string, object?)[] { ("TargetOrg", org), ("Batch", batch), ("OutputDir", output) })
            {
                if (value is not null)
                {
                    shell.AddParameter(name, value);
                }
            }
        });
        return new(run.Failure is null ? 0 : 1, run.Messages, Recorded(folder));
    }

    private static IReadOnlyList<string[]> Recorded(TemporaryFolder folder)
    {
        var record = folder.PathOf("record");
        return File.Exists(record) ? [.. File.ReadAllLines(record).Select(line => line.TrimEnd(Unit).Split(Unit))] : [];
    }
}
