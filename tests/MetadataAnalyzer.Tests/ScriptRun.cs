using System.Management.Automation;
using MetadataAnalyzer.Tests.Packaging;
using Xunit;

namespace MetadataAnalyzer.Tests;

/// <summary>One run of a script beside stand-ins for the Salesforce CLI and the tool, which write down how they are called.</summary>
/// <param name="Code">0 when the script ran to its end.</param>
/// <param name="Messages">What it said.</param>
/// <param name="Calls">Name and arguments of each call; the content of a file of a query stands after its name.</param>
internal sealed record ScriptRun(int Code, string Messages, IReadOnlyList<string[]> Calls)
{
    /// <summary>File whose words make the call fail that has them in its arguments or query.</summary>
    public const string FailOn = "fail-on";

    /// <summary>As <see cref="FailOn"/>; the call says that records are missing.</summary>
    public const string CutOn = "cut-on";

    /// <summary>As <see cref="FailOn"/>; the call writes no file.</summary>
    public const string NoFileOn = "no-file-on";

    /// <summary>As <see cref="FailOn"/>; the call ends the script that made it.</summary>
    public const string EndOn = "end-on";

    /// <summary>As <see cref="FailOn"/>; the list of components is long.</summary>
    public const string ManyOn = "many-on";

    /// <summary>As <see cref="FailOn"/>; the call writes a page of 200 records.</summary>
    public const string PageOn = "page-on";

    /// <summary>As <see cref="FailOn"/>; the call lists the log files of three days.</summary>
    public const string LogsOn = "logs-on";

    /// <summary>Stands between the arguments of a recorded call.</summary>
    private const char Unit = '\u001f';

    private static readonly string[] Programs = ["sf", "metadata-analyzer"];

    private const string Stub = """
        #!/bin/sh
        place=${0%/*}/..
        unit='@UNIT@'
        line=${0##*/}
        said="$* "
        output=
        previous=
        for argument in "$@"; do
          line=$line$unit$argument
          case "$argument" in
            *.soql) IFS= read -r query < "$argument"; line=$line$unit$query; said="$said$query limit $SF_ORG_MAX_QUERY_LIMIT " ;;
          esac
          case "$previous" in --output-file|--stream-to-file) output=$argument ;; esac
          previous=$argument
        done
        printf '%s\n' "$line" >> "$place/record"
        asked() {
          [ -f "$place/$1" ] || return 1
          case "$said" in *"$(cat "$place/$1")"*) return 0 ;; esac
          return 1
        }
        if asked fail-on; then echo 'ERROR: refused' >&2; exit 1; fi
        if asked end-on; then printf 'half' > "$output"; kill -TERM "$PPID"; exit 1; fi
        if asked cut-on; then echo 'Warning: The query result is missing 5 records due to a record limit.' >&2; fi
        if asked many-on; then
          number=0
          while [ $number -lt 5001 ]; do echo '{ "fileName": "classes/A.cls", "type": "ApexClass" },'; number=$((number + 1)); done
          echo '{ "fileName": "classes/ns__A.cls", "namespacePrefix": "ns" }'
        elif [ "$2" = describe ]; then
          echo '{ "result": { "fields": [ { "name": "UserPermissionsMarketingUser" } ] } }'
        elif [ -z "$output" ]; then
          printf 'Id\n00E000000000001AAA\n'
        elif asked page-on; then
          number=100
          while [ $number -lt 300 ]; do
            printf '{"attributes": {"type": "PermissionSet"}, "Id": "0PS000000000%sAAA", "LicenseId": null},\n' $number
            number=$((number + 1))
          done > "$output"
        elif asked logs-on; then
          printf 'Id,LogDate\n' > "$output"
          for day in 1 2 3; do printf '0AT00000000000%sAAA,2026-11-0%sT00:00:00.000+0000\n' $day $day; done >> "$output"
        elif [ "$1" = api ]; then
          printf '"EVENT_TYPE","USER_ID"\n"ApiTotalUsage","%s"\n' "$3" > "$output"
        elif ! asked no-file-on; then
          printf 'Id\n00E000000000001AAA\n%s\n' "$said" > "$output"
        fi

        """;

    /// <summary>Runs <c>sh</c>.</summary>
    /// <param name="folder">Where the stand-ins and their record are.</param>
    /// <param name="place">Folder in it to run in.</param>
    /// <param name="arguments">Arguments of <c>sh</c>.</param>
    public static ScriptRun Posix(TemporaryFolder folder, string place, params string[] arguments)
    {
        Prepare(folder);
        var path = folder.PathOf("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        var run = ProcessRun.Of("sh", arguments, folder.PathOf(place), ("PATH", path));
        return new(run.Code, run.Output + run.Error, Recorded(folder));
    }

    /// <summary>Runs a script file in PowerShell.</summary>
    /// <param name="folder">Where the stand-ins and their record are.</param>
    /// <param name="place">Folder in it to run in.</param>
    /// <param name="script">The file, relative to the place.</param>
    /// <param name="parameters">Values of its parameters.</param>
    public static ScriptRun PowerShell(TemporaryFolder folder, string place, string script, params (string, object)[] parameters) =>
        PowerShell(folder, place, shell =>
        {
            shell.AddCommand(Path.Combine(folder.PathOf(place), script));
            foreach (var (name, value) in parameters)
            {
                shell.AddParameter(name, value);
            }
        });

    /// <summary>Runs lines in PowerShell.</summary>
    public static ScriptRun PowerShellLines(TemporaryFolder folder, string place, string lines) =>
        PowerShell(folder, place, shell => shell.AddScript(lines));

    private static ScriptRun PowerShell(TemporaryFolder folder, string place, Action<PowerShell> build)
    {
        Prepare(folder);
        var run = PowerShellRun.Of(folder.PathOf(place), Programs.Select(name => (name, folder.PathOf($"bin/{name}"))), build);
        return new(run.Failure is null ? 0 : 1, run.Messages, Recorded(folder));
    }

    private static void Prepare(TemporaryFolder folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins for sf are POSIX scripts");
        File.Delete(folder.PathOf("record"));
        foreach (var name in Programs)
        {
            folder.Write($"bin/{name}", Stub.ReplaceLineEndings("\n").Replace("@UNIT@", $"{Unit}", StringComparison.Ordinal));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(
                    folder.PathOf($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }

    private static IReadOnlyList<string[]> Recorded(TemporaryFolder folder)
    {
        var record = folder.PathOf("record");
        return File.Exists(record) ? [.. File.ReadAllLines(record).Select(line => line.Split(Unit))] : [];
    }
}
