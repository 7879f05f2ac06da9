using System.Collections.Immutable;
using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>The PowerShell script that runs the queries with the Salesforce CLI, for Windows PowerShell 5.1 and later.</summary>
internal static class PowerShellScript
{
    private const string Head = """
        # Fills the folder org-data with what an assessment needs. Reads only; asks for no secret.
        # Usage: ./collect.ps1 [[-TargetOrg] ALIAS] [-OutputDir DIR] [-RecordOwners Account,Contact]
        # Sign in first: @LOGIN@
        # The query of a required export that fails stops the script; an optional one is reported and left out.
        # It can be stopped and run again at any time: a file is only replaced by a whole one.
        param(
            [string] $TargetOrg = '',
            [string] $OutputDir = 'org-data',
            [string[]] $RecordOwners = @(@OBJECTS@)
        )
        $ErrorActionPreference = 'Stop'
        # The script looks at exit codes itself.
        $PSNativeCommandUseErrorActionPreference = $false
        if (-not (Get-Command sf -ErrorAction SilentlyContinue)) { throw 'collect: the Salesforce CLI (sf) is not installed' }
        if ($OutputDir.StartsWith('-')) { $OutputDir = "./$OutputDir" }
        New-Item -ItemType Directory -Force -Path $OutputDir | Out-Null
        $org = if ($TargetOrg) { @('--target-org', $TargetOrg) } else { @() }

        # By itself the CLI stops at 10,000 records, newer ones at 50,000. What is above this limit comes by the Bulk API.
        $limitBefore = $env:SF_ORG_MAX_QUERY_LIMIT
        if (-not $limitBefore) { $env:SF_ORG_MAX_QUERY_LIMIT = '@LIMIT@' }

        # Runs the CLI, shows what it says on stderr and returns that; Windows PowerShell would stop at its first line.
        function Invoke-Sf([string[]] $Arguments) {
            $ErrorActionPreference = 'Continue'
            & sf @Arguments @org 2>&1 | Where-Object { $_ -isnot [string] } | ForEach-Object { Write-Host "$_"; "$_" }
        }

        # What the CLI says on stdout, and nothing when it fails.
        function Read-Sf([string[]] $Arguments) {
            $ErrorActionPreference = 'Continue'
            $said = & sf @Arguments @org 2>$null | Out-String
            if ($LASTEXITCODE -eq 0) { $said } else { '' }
        }

        function Remove-Left([string] $Path) {
            foreach ($left in "$Path.partial", "$Path.soql") { if (Test-Path -LiteralPath $left) { Remove-Item -Force -LiteralPath $left } }
        }

        # Runs one query into PATH.partial. The query is in a file, which no shell reads.
        function Invoke-Query([string] $Path, [string] $Format, [string] $Query, [string] $Way) {
            $partial = "$Path.partial"
            Set-Content -LiteralPath "$Path.soql" -Value $Query -Encoding ascii -NoNewline
            $isBulk = $Way -eq 'bulk'
            if (-not $isBulk) {
                $messages = Invoke-Sf @('data', 'query', '--file', "$Path.soql", '--result-format', $Format, '--output-file', $partial)
                if ($LASTEXITCODE -eq 0 -and "$messages".Contains('query result is missing')) {
                    Write-Host "collect: above the limit of $env:SF_ORG_MAX_QUERY_LIMIT records; all of them by the Bulk API"
                    if (Test-Path -LiteralPath $partial) { Remove-Item -Force -LiteralPath $partial }
                    $isBulk = $true
                }
            }
            if ($isBulk) {
                $rest = @('--result-format', $Format, '--output-file', $partial, '--wait', '@WAIT@')
                Invoke-Sf (@('data', 'export', 'bulk', '--query-file', "$Path.soql") + $rest) | Out-Null
            }
        }

        # Page by page into files of their own, which take their names when the last page is there. Returns whether all came.
        function Save-Pages([string] $Path, [string] $Format, [string] $Query) {
            $page = 0
            $last = '000000000000000'
            $isWhole = $false
            try {
                do {
                    $page++
                    Invoke-Query "$Path-$page" $Format $Query.Replace('{last}', $last) 'pages'
                    if ($LASTEXITCODE -ne 0 -or -not (Test-Path -LiteralPath "$Path-$page.partial")) { return $false }
                    $said = Get-Content -Raw -LiteralPath "$Path-$page.partial"
                    $ids = [regex]::Matches($said, '[,{]\s*"Id": *"([0-9A-Za-z]*)"')
                    if ($ids.Count -gt 0) { $last = $ids[$ids.Count - 1].Groups[1].Value }
                } while ($ids.Count -eq @PAGE@)
                $isWhole = $true
            }
            finally {
                foreach ($i in 1..$page) {
                    if ($isWhole) { Move-Item -Force -LiteralPath "$Path-$i.partial" -Destination "$Path-$i.$Format" }
                    Remove-Left "$Path-$i"
                }
            }
            for ($i = $page + 1; Test-Path -LiteralPath "$Path-$i.$Format"; $i++) { Remove-Item -Force -LiteralPath "$Path-$i.$Format" }
            return $true
        }

        function Save-Export([string] $Need, [string] $File, [string] $Format, [string] $Query, [string] $Way = '') {
            Write-Host "collect: $File"
            $path = Join-Path $OutputDir $File
            $partial = "$path.partial"
            Remove-Left $path
            try {
                if ($Way -eq 'pages') {
                    if (Save-Pages ($path -replace '\.[^.]*$', '') $Format $Query) { return }
                }
                else { Invoke-Query $path $Format $Query $Way }
                if ($Way -ne 'pages' -and $LASTEXITCODE -eq 0) {
                    if (Test-Path -LiteralPath $partial) { Move-Item -Force -LiteralPath $partial -Destination $path }
                    elseif (Test-Path -LiteralPath $path) { Remove-Item -Force -LiteralPath $path }
                    return
                }
            }
            finally {
                Remove-Left $path
            }
            if ($Need -eq 'REQUIRED') {
                throw "collect: $File failed and is required; see the message above`ncollect: sign in with: @LOGIN@"
            }
            $earlier = if (Test-Path -LiteralPath $path) { ' with the file of an earlier run' } else { '' }
            Write-Warning "collect: $File failed; it is optional, going on$earlier"
        }

        # The query with the fields that the org has.
        function Add-Fields([string] $Query, [string] $Object, [string[]] $Fields) {
            $described = Read-Sf @('sobject', 'describe', '--sobject', $Object, '--json')
            $present = @($Fields | Where-Object { $described.Contains("`"$_`"") })
            if ($present.Count -eq 0) { return $Query }
            return $Query.Replace(" FROM $Object", ", $($present -join ', ') FROM $Object")
        }

        # The files that a retrieve brings of one type, those of installed packages left out.
        function Measure-Files([string] $Type, [int] $Each) {
            $listed = Read-Sf @('org', 'list', 'metadata', '--metadata-type', $Type, '--json')
            ([regex]::Matches($listed, '"fileName"').Count - [regex]::Matches($listed, '"namespacePrefix": *"[^"]').Count) * $Each
        }

        try {

        """;

    /// <summary>The script with CRLF, as Windows tools expect it.</summary>
    /// <param name="sets">Ids of the permission sets whose access is asked for; empty for all.</param>
    public static string Write(ImmutableArray<SalesforceId> sets)
    {
        var text = new StringWriter { NewLine = "\n" };
        text.Write(CollectionPlan.Fill(Head, string.Join(", ", CollectionPlan.OwnedObjects.Select(Quote))));
        foreach (var query in CollectionPlan.Single)
        {
            text.WriteLine($"    Save-Export {CollectionPlan.Need(query)} {Quote(query.FileNameOfPage(""))} {query.Format} "
                + $"{Query(query, sets)}{CollectionPlan.Way(query)}");
        }

        text.WriteLine();
        text.WriteLine("    foreach ($object in $RecordOwners -split '[ ,]+' -ne '') {");
        text.WriteLine("        if ($object -notmatch '^[A-Za-z0-9_]+$') { throw \"collect: $object is no API name\" }");
        foreach (var query in CollectionPlan.PerObject)
        {
            var format = query.Format;
            text.WriteLine($"        Save-Export {CollectionPlan.Need(query)} {InObject(query.FileName)} {format} {InObject(query.Soql)}");
        }

        text.WriteLine("    }");
        text.WriteLine();
        text.WriteLine("    Write-Host 'collect: counting what a retrieve brings'");
        text.WriteLine("    $files = 0");
        foreach (var (type, files) in CollectionPlan.Counted)
        {
            text.WriteLine($"    $files += Measure-Files {type} {files}");
        }

        text.WriteLine($"    if ($files -gt {RetrieveParts.MostFiles}) {{ Write-Warning \"collect: {RetrieveParts.TooMany("$files")}\" }}");
        text.WriteLine("    Write-Host \"collect: done, see $OutputDir\"");
        text.WriteLine("}");
        text.WriteLine("finally {");
        text.WriteLine("    $env:SF_ORG_MAX_QUERY_LIMIT = $limitBefore");
        text.WriteLine("}");
        return text.ToString().ReplaceLineEndings("\r\n");
    }

    private static string Query(OrgExport query, ImmutableArray<SalesforceId> sets)
    {
        if (query.FieldsSomeOrgsLack.IsEmpty)
        {
            return Quote(query.SoqlFor(sets));
        }

        var from = Quote(CollectionPlan.ObjectOf(query));
        return $"(Add-Fields {Quote(query.SoqlFor(sets))} {from} @({string.Join(", ", query.FieldsSomeOrgsLack.Select(Quote))}))";
    }

    /// <summary>A text with the object's name, which the loop has checked.</summary>
    private static string InObject(string text) => $"({Quote(text)}.Replace('{OrgExport.ObjectHole}', $object))";

    /// <summary>The text in single quotes, in which no character is special to the shell.</summary>
    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
