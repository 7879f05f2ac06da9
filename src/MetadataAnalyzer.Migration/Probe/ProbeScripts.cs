using System.Globalization;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.OrgData.Exports;

namespace MetadataAnalyzer.Migration.Probe;

/// <summary>The scripts that have the org validate the sets, a part of them at a time, and keep each answer.</summary>
internal static class ProbeScripts
{
    /// <summary>Fields of an answer whose text is about the whole call.</summary>
    private const string FieldsOfWhole = "name|message|errorMessage|errorStatusCode";

    private const string Shell = """
        #!/bin/sh
        # Asks the org what its permission set licence carries. The org validates permission sets and saves none; nothing is changed.
        # Usage: sh probe.sh [[--target-org] ALIAS] [--output-dir DIR] [--batch SETS]
        # Sign in first: sf org login web --alias ALIAS
        # It can be stopped and run again at any time: an answer is only replaced by a whole one.
        set -uf

        target_org=
        output_dir=
        batch=@BATCH@

        while [ $# -gt 0 ]; do
          case "$1" in
            --target-org|--output-dir|--batch)
              if [ $# -lt 2 ]; then echo "probe: $1 needs a value" >&2; exit 2; fi
              ;;
          esac
          case "$1" in
            --target-org) target_org=$2; shift 2 ;;
            --output-dir) output_dir=$2; shift 2 ;;
            --batch) batch=$2; shift 2 ;;
            -*) echo "probe: unknown option $1" >&2; exit 2 ;;
            *) target_org=$1; shift ;;
          esac
        done
        case "$batch" in ''|0*|*[!0-9]*|?????*) echo "probe: --batch needs a number from 1 to 9999" >&2; exit 2 ;; esac

        command -v sf >/dev/null 2>&1 || { echo "probe: the Salesforce CLI (sf) is not installed" >&2; exit 1; }
        case "$output_dir" in ''|/*|[A-Za-z]:*) ;; *) output_dir=$PWD/$output_dir ;; esac
        case "$0" in */*) cd -- "${0%/*}" || exit 1 ;; esac
        if [ -z "$output_dir" ]; then output_dir=$PWD/org-data; fi
        mkdir -p "$output_dir" || exit 1

        file=
        clean() {
          rm -f "$output_dir/@INDEX@.partial"
          if [ -n "$file" ]; then rm -f "$file.partial" "$file.xml" "$file.messages"; fi
        }
        trap clean EXIT
        trap 'exit 130' INT
        trap 'exit 143' HUP TERM

        # A set that was changed would answer another question than the index says.
        if command -v sha256sum >/dev/null 2>&1; then changed=$(sha256sum -c @LIST@ 2>&1) || changed="x$changed"
        else changed=$(shasum -a 256 -c @LIST@ 2>&1) || changed="x$changed"
        fi
        case "$changed" in x*)
          printf '%s\n' "${changed#x}" | grep -v ': OK$' >&2
          echo "probe: a file was changed, or its hash cannot be computed; write the probe again" >&2
          exit 1 ;;
        esac

        cp @INDEX@ "$output_dir/@INDEX@.partial" && mv -f "$output_dir/@INDEX@.partial" "$output_dir/@INDEX@" || exit 1

        run_sf() {
          if [ -n "$target_org" ]; then sf "$@" --target-org "$target_org"; else sf "$@"; fi
        }

        # manifest FIRST LAST prints a manifest of these lines of the list
        manifest() {
          printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' '<Package xmlns="http://soap.sforce.com/2006/04/metadata">' '    <types>'
          sed -n "$1,$2s|^.*/\([A-Za-z0-9_]*\)\.permissionset-meta\.xml\$|        <members>\1</members>|p" @LIST@
          printf '%s\n' '        <name>PermissionSet</name>' '    </types>' '    <version>@VERSION@</version>' '</Package>'
        }

        total=$(grep -c . @LIST@)
        todo=
        first=1
        while [ "$first" -le "$total" ]; do
          count=$((total - first + 1))
          if [ "$count" -gt "$batch" ]; then count=$batch; fi
          todo="$todo $first:$count"
          first=$((first + count))
        done
        failed=0
        while [ -n "$todo" ]; do
          set -- $todo
          first=${1%:*}
          count=${1#*:}
          shift
          todo=$*
          last=$((first + count - 1))
          number=$(sed -n "${first}s|^.*/@PREFIX@\([0-9]*\)_.*\$|\1|p" @LIST@)
          file=$output_dir/probe-$number.json
          clean
          echo "probe: questions $first to $last of $total" >&2
          manifest "$first" "$last" > "$file.xml" || exit 1
          run_sf project deploy start --dry-run --json --manifest "$file.xml" --wait 60 > "$file.partial" 2>"$file.messages"
          if [ "$count" -gt 1 ] && grep -Eiq '@LIMIT@' "$file.partial" "$file.messages"; then
            echo "probe: the org says that this is too much at once; asking in two parts" >&2
            half=$(((count + 1) / 2))
            todo="$first:$half $((first + half)):$((count - half)) $todo"
            todo=${todo% }
          elif grep -q '"checkOnly": *true' "$file.partial" && grep -q '"done": *true' "$file.partial"; then
            mv -f "$file.partial" "$file" || exit 1
            rm -f "$output_dir/unanswered-$number.json"
          else
            failed=1
            cat "$file.messages" >&2
            sed -n 's/^ *"message": *"\(.*\)",*$/probe: \1/p' "$file.partial" >&2
            if [ -s "$file.partial" ]; then mv -f "$file.partial" "$output_dir/unanswered-$number.json" || exit 1; fi
            echo "probe: no answer to questions $first to $last; sign in with: sf org login web --alias ALIAS, and run this again" >&2
            clean
            break
          fi
          clean
        done
        file=
        if [ "$failed" -ne 0 ]; then exit 1; fi
        echo "probe: done; the answers are in $output_dir" >&2

        """;

    private const string Windows = """
        # Asks the org what its permission set licence carries. The org validates permission sets and saves none; nothing is changed.
        # Usage: ./probe.ps1 [[-TargetOrg] ALIAS] [-OutputDir DIR] [-Batch SETS]
        # Sign in first: sf org login web --alias ALIAS
        # It can be stopped and run again at any time: an answer is only replaced by a whole one.
        param(
            [string] $TargetOrg = '',
            [string] $OutputDir = '',
            [ValidateRange(1, 9999)] [int] $Batch = @BATCH@
        )
        $ErrorActionPreference = 'Stop'
        # The script looks at exit codes itself.
        $PSNativeCommandUseErrorActionPreference = $false
        if (-not (Get-Command sf -ErrorAction SilentlyContinue)) { throw 'probe: the Salesforce CLI (sf) is not installed' }
        $org = if ($TargetOrg) { @('--target-org', $TargetOrg) } else { @() }
        if (-not $OutputDir) { $OutputDir = Join-Path $PSScriptRoot 'org-data' }
        elseif (-not [System.IO.Path]::IsPathRooted($OutputDir)) { $OutputDir = Join-Path (Get-Location).ProviderPath $OutputDir }
        New-Item -ItemType Directory -Force -Path $OutputDir | Out-Null

        function Write-Whole([string] $Path, [string] $Text) {
            [System.IO.File]::WriteAllText("$Path.partial", $Text)
            Move-Item -Force -LiteralPath "$Path.partial" -Destination $Path
        }

        function Remove-Left([string] $Path) {
            foreach ($left in "$Path.partial", "$Path.xml") { if (Test-Path -LiteralPath $left) { Remove-Item -Force -LiteralPath $left } }
        }

        # What the CLI says on stdout and on stderr.
        function Invoke-Sf([string[]] $Arguments) {
            $ErrorActionPreference = 'Continue'
            $said = @(& sf @Arguments @org 2>&1)
            [pscustomobject]@{
                Answer = @($said | Where-Object { $_ -is [string] }) -join "`n"
                Messages = @($said | Where-Object { $_ -isnot [string] }) -join "`n"
            }
        }

        Push-Location -LiteralPath $PSScriptRoot
        $file = ''
        try {
            # A set that was changed would answer another question than the index says.
            $sets = @(Get-Content -LiteralPath '@LIST@' | Where-Object { $_ } | ForEach-Object {
                $hash, $path = $_ -split '  ', 2
                if ((Get-FileHash -Algorithm SHA256 -LiteralPath $path).Hash -ne $hash) {
                    throw "probe: $path was changed; write the probe again"
                }
                [System.IO.Path]::GetFileName($path).Replace('.permissionset-meta.xml', '')
            })
            Write-Whole (Join-Path $OutputDir '@INDEX@') ([System.IO.File]::ReadAllText((Join-Path $PSScriptRoot '@INDEX@')))

            $todo = New-Object System.Collections.Generic.Stack[object]
            $starts = @(for ($first = 0; $first -lt $sets.Count; $first += $Batch) { $first })
            [array]::Reverse($starts)
            foreach ($first in $starts) { $todo.Push(@($first, [Math]::Min($Batch, $sets.Count - $first))) }
            while ($todo.Count -gt 0) {
                $first, $count = $todo.Pop()
                $names = @($sets[$first..($first + $count - 1)])
                $number = $names[0].Substring('@PREFIX@'.Length).Split('_')[0]
                $file = Join-Path $OutputDir "probe-$number.json"
                $unanswered = Join-Path $OutputDir "unanswered-$number.json"
                $which = "questions $($first + 1) to $($first + $count)"
                Write-Host "probe: $which of $($sets.Count)"
                $members = ($names | ForEach-Object { "        <members>$_</members>`n" }) -join ''
                $manifest = "<?xml version=`"1.0`" encoding=`"UTF-8`"?>`n<Package xmlns=`"http://soap.sforce.com/2006/04/metadata`">`n" +
                    "    <types>`n$members        <name>PermissionSet</name>`n    </types>`n    <version>@VERSION@</version>`n</Package>`n"
                [System.IO.File]::WriteAllText("$file.xml", $manifest)
                $run = Invoke-Sf @('project', 'deploy', 'start', '--dry-run', '--json', '--manifest', "$file.xml", '--wait', '60')
                if ($count -gt 1 -and "$($run.Answer)`n$($run.Messages)" -match '@LIMIT@') {
                    Write-Host 'probe: the org says that this is too much at once; asking in two parts'
                    $half = [Math]::Floor(($count + 1) / 2)
                    $todo.Push(@(($first + $half), ($count - $half)))
                    $todo.Push(@($first, $half))
                }
                elseif ($run.Answer -match '"checkOnly": *true' -and $run.Answer -match '"done": *true') {
                    Write-Whole $file $run.Answer
                    if (Test-Path -LiteralPath $unanswered) { Remove-Item -Force -LiteralPath $unanswered }
                }
                else {
                    if ($run.Answer) { Write-Whole $unanswered $run.Answer }
                    $said = [regex]::Match($run.Answer, '"message": *"(.*)"').Groups[1].Value
                    $next = 'probe: sign in with: sf org login web --alias ALIAS, and run this again'
                    throw "probe: no answer to $which. $said $($run.Messages)`n$next"
                }
                Remove-Left $file
            }
            Write-Host "probe: done; the answers are in $OutputDir"
        }
        finally {
            if ($file) { Remove-Left $file }
            Pop-Location
        }

        """;

    /// <summary>The script for a POSIX shell, with LF.</summary>
    /// <param name="apiVersion">API version of the project; null takes the default.</param>
    /// <param name="limits">Words of a message that says that a call was too large.</param>
    public static string Posix(string? apiVersion, IEnumerable<string> limits) => Fill(Shell, apiVersion, limits);

    /// <summary>The same for Windows PowerShell 5.1 and later, with CRLF.</summary>
    /// <param name="apiVersion">API version of the project; null takes the default.</param>
    /// <param name="limits">Words of a message that says that a call was too large.</param>
    public static string PowerShell(string? apiVersion, IEnumerable<string> limits) =>
        Fill(Windows, apiVersion, limits).ReplaceLineEndings("\r\n");

    /// <summary>
    /// The API version comes from a file of the project, so that only a number reaches a script. The message of a failed set does not count
    /// as a limit: it is an answer.
    /// </summary>
    private static string Fill(string text, string? apiVersion, IEnumerable<string> limits) => text.ReplaceLineEndings("\n")
        .Replace("@BATCH@", ProbeProject.SetsPerCall.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("@INDEX@", ProbeSet.IndexFile, StringComparison.Ordinal)
        .Replace("@LIST@", ProbeProject.SetList, StringComparison.Ordinal)
        .Replace("@PREFIX@", ProbeSet.Prefix, StringComparison.Ordinal)
        .Replace("@LIMIT@", $"\"({FieldsOfWhole})\": *\"[^\"]*({string.Join('|', limits)})", StringComparison.Ordinal)
        .Replace(
            "@VERSION@",
            decimal.TryParse(apiVersion, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                ? apiVersion : SfdxProject.DefaultApiVersion,
            StringComparison.Ordinal);
}
