using System.Globalization;
using MetadataAnalyzer.Configuration;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>
/// The scripts that download the API usage log, one file for each day: an org without the add-on for event monitoring keeps a file for one
/// day, so that they are run daily. Both make the same calls.
/// </summary>
internal static class DailyUsageScripts
{
    /// <summary>File names of the POSIX and the PowerShell script.</summary>
    public const string PosixName = "collect-usage.sh";
    public const string PowerShellName = "collect-usage.ps1";

    // A log file of a whole day has the sequence 0, in orgs with and without hourly files.
    private const string Query =
        "SELECT Id, LogDate FROM EventLogFile WHERE EventType = 'ApiTotalUsage' AND Sequence = 0 ORDER BY LogDate";

    private const string About = """
        # Downloads the log of API requests (event log API Total Usage), one file for each day, into org-data/api-usage.
        # Reads only; asks for no secret.
        # Usage: @USAGE@
        # Sign in first: @LOGIN@
        # The user needs View Event Log Files.
        # Run it every day, from a scheduler: an org without the Event Monitoring add-on keeps the file of a day for one day only. With the
        # add-on it keeps 30 days or more, so that one run fetches them.
        # @DAYS@ days in a row, with a first and a last day of a month, show which rights are never used.
        # A day that is there is not downloaded again. The script can be stopped and run again at any time; of two runs at once one does
        # nothing.
        """;

    private const string PosixBody = """
        set -uf

        target_org=
        output_dir=org-data/api-usage

        while [ $# -gt 0 ]; do
          case "$1" in
            --target-org|--output-dir)
              if [ $# -lt 2 ]; then echo "collect-usage: $1 needs a value" >&2; exit 2; fi
              ;;
          esac
          case "$1" in
            --target-org) target_org=$2; shift 2 ;;
            --output-dir) output_dir=$2; shift 2 ;;
            -*) echo "collect-usage: unknown option $1" >&2; exit 2 ;;
            *) target_org=$1; shift ;;
          esac
        done
        case "$output_dir" in -*) output_dir=./$output_dir ;; esac

        command -v sf >/dev/null 2>&1 || { echo "collect-usage: the Salesforce CLI (sf) is not installed" >&2; exit 1; }
        mkdir -p "$output_dir" || exit 1

        # The folder of the lock is made by one run only. It holds the number of that run, which shows whether it still runs.
        lock=$output_dir/.lock
        if ! mkdir "$lock" 2>/dev/null; then
          owner=$(cat "$lock/owner" 2>/dev/null)
          if [ -z "$owner" ]; then sleep 1; owner=$(cat "$lock/owner" 2>/dev/null); fi
          if [ -n "$owner" ] && kill -0 "$owner" 2>/dev/null; then
            echo "collect-usage: another run is at work, nothing to do" >&2
            exit 0
          fi
          mv "$lock" "$lock.$$" 2>/dev/null && rm -rf "$lock.$$" && mkdir "$lock" 2>/dev/null || exit 0
        fi
        echo $$ > "$lock/owner"

        list=$output_dir/.list
        file=
        clean() {
          rm -f "$list.soql" "$list.partial" "$lock/owner"
          if [ -n "$file" ]; then rm -f "$file.partial"; fi
          rmdir "$lock" 2>/dev/null
        }
        trap clean EXIT
        trap 'exit 130' INT
        trap 'exit 143' HUP TERM

        run_sf() {
          if [ -n "$target_org" ]; then sf "$@" --target-org "$target_org"; else sf "$@"; fi
        }

        printf '%s' "@QUERY@" > "$list.soql" || exit 1
        if ! run_sf data query --file "$list.soql" --result-format csv --output-file "$list.partial" >/dev/null; then
          echo "collect-usage: the org gave no list of its log files; see the message above" >&2
          echo "collect-usage: sign in with: @LOGIN@" >&2
          exit 1
        fi

        # A line for each day: the day, a colon, the id of its file.
        days=
        if [ -f "$list.partial" ]; then
          days=$(tr -d '"\r' < "$list.partial" | sed -n 's/^\([0-9A-Za-z]*\),\([0-9]*-[0-9]*-[0-9]*\)T.*$/\2:\1/p')
        fi
        failed=0
        for entry in $days; do
          file=$output_dir/${entry%%:*}.csv
          if [ -s "$file" ]; then continue; fi
          echo "collect-usage: ${entry%%:*}" >&2
          # A refusal can come as a file too: a log begins with its columns.
          if run_sf api request rest "sobjects/EventLogFile/${entry#*:}/LogFile" --stream-to-file "$file.partial" >/dev/null \
            && [ -f "$file.partial" ] && head -n 1 "$file.partial" | grep -q 'EVENT_TYPE'; then
            mv -f "$file.partial" "$file" || exit 1
          else
            rm -f "$file.partial"
            failed=$((failed + 1))
          fi
        done

        there=$(ls "$output_dir" | grep -c '^[0-9]*-[0-9]*-[0-9]*\.csv$')
        echo "collect-usage: $there days are in $output_dir; @DAYS@ in a row show what is never used" >&2
        if [ "$failed" -gt 0 ]; then
          echo "collect-usage: $failed days failed; run it again before the org drops their files" >&2
          exit 1
        fi

        """;

    private const string PowerShellBody = """
        param(
            [string] $TargetOrg = '',
            [string] $OutputDir = 'org-data/api-usage'
        )
        $ErrorActionPreference = 'Stop'
        # The script looks at exit codes itself.
        $PSNativeCommandUseErrorActionPreference = $false
        if (-not (Get-Command sf -ErrorAction SilentlyContinue)) { throw 'collect-usage: the Salesforce CLI (sf) is not installed' }
        if ($OutputDir.StartsWith('-')) { $OutputDir = "./$OutputDir" }
        New-Item -ItemType Directory -Force -Path $OutputDir | Out-Null
        $org = if ($TargetOrg) { @('--target-org', $TargetOrg) } else { @() }

        # Runs the CLI and shows what it says on stderr; Windows PowerShell would stop at its first line.
        function Invoke-Sf([string[]] $Arguments) {
            $ErrorActionPreference = 'Continue'
            & sf @Arguments @org 2>&1 | Where-Object { $_ -isnot [string] } | ForEach-Object { Write-Host "$_" }
        }

        function Remove-Left([string] $Path) { if (Test-Path -LiteralPath $Path) { Remove-Item -Force -LiteralPath $Path } }

        # The lock is open for one run only, and the system closes it when that run ends in any way.
        $lockPath = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath("$OutputDir/.lock-file")
        try { $lock = [IO.File]::Open($lockPath, 'OpenOrCreate', 'ReadWrite', 'None') }
        catch {
            Write-Host 'collect-usage: another run is at work, nothing to do'
            return
        }

        $list = "$OutputDir/.list"
        $file = ''
        try {
            Set-Content -LiteralPath "$list.soql" -Value "@QUERY@" -Encoding ascii -NoNewline
            Invoke-Sf @('data', 'query', '--file', "$list.soql", '--result-format', 'csv', '--output-file', "$list.partial")
            if ($LASTEXITCODE -ne 0) {
                throw "collect-usage: the org gave no list of its log files; see the message above`ncollect-usage: sign in with: @LOGIN@"
            }
            $failed = 0
            $lines = if (Test-Path -LiteralPath "$list.partial") { @(Get-Content -LiteralPath "$list.partial") } else { @() }
            foreach ($line in $lines) {
                if ($line.Replace('"', '') -notmatch '^([0-9A-Za-z]*),([0-9]+-[0-9]+-[0-9]+)T') { continue }
                $id = $Matches[1]
                $day = $Matches[2]
                $file = "$OutputDir/$day.csv"
                if ((Test-Path -LiteralPath $file) -and (Get-Item -LiteralPath $file).Length -gt 0) { continue }
                Write-Host "collect-usage: $day"
                Invoke-Sf @('api', 'request', 'rest', "sobjects/EventLogFile/$id/LogFile", '--stream-to-file', "$file.partial")
                # A refusal can come as a file too: a log begins with its columns.
                $isLog = $LASTEXITCODE -eq 0 -and (Test-Path -LiteralPath "$file.partial") `
                    -and "$(Get-Content -LiteralPath "$file.partial" -TotalCount 1)".Contains('EVENT_TYPE')
                if ($isLog) { Move-Item -Force -LiteralPath "$file.partial" -Destination $file }
                else { $failed++ }
                Remove-Left "$file.partial"
            }
            $there = @(Get-ChildItem -LiteralPath $OutputDir | Where-Object { $_.Name -match '^[0-9]+-[0-9]+-[0-9]+\.csv$' }).Count
            Write-Host "collect-usage: $there days are in $OutputDir; @DAYS@ in a row show what is never used"
            if ($failed -gt 0) { throw "collect-usage: $failed days failed; run it again before the org drops their files" }
        }
        finally {
            Remove-Left "$list.soql"
            Remove-Left "$list.partial"
            if ($file) { Remove-Left "$file.partial" }
            $lock.Dispose()
            Remove-Left $lockPath
        }

        """;

    /// <summary>The POSIX script, with LF.</summary>
    public static string Posix() => Fill(
        "#!/bin/sh\n" + About.ReplaceLineEndings("\n") + "\n" + PosixBody.ReplaceLineEndings("\n"),
        $"sh {PosixName} [[--target-org] ALIAS] [--output-dir DIR]");

    /// <summary>The script for Windows PowerShell 5.1 and later, with CRLF.</summary>
    public static string PowerShell() =>
        Fill(About + "\n" + PowerShellBody, $"./{PowerShellName} [[-TargetOrg] ALIAS] [-OutputDir DIR]").ReplaceLineEndings("\r\n");

    private static string Fill(string script, string usage) => CollectionPlan.Fill(script, "")
        .Replace("@USAGE@", usage, StringComparison.Ordinal)
        .Replace("@QUERY@", Query, StringComparison.Ordinal)
        .Replace("@DAYS@", AnalyzerConfiguration.DefaultObservationDays.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
