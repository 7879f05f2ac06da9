using MetadataAnalyzer.OrgData;

namespace MetadataAnalyzer.Cli.Collecting;

/// <summary>The PowerShell script that runs the queries with the Salesforce CLI; for Windows PowerShell 5.1 and later.</summary>
internal static class PowerShellScript
{
    private const string Head = """
        # Fills the folder org-data with what an assessment needs. Reads only; asks for no secret.
        # Usage: .\collect.ps1 [[-TargetOrg] ALIAS] [-OutputDir DIR] [-RecordOwners Account,Contact]
        # The query of a required export that fails stops the script; an optional one is reported and left out.
        param(
            [string] $TargetOrg = '',
            [string] $OutputDir = 'org-data',
            [string[]] $RecordOwners = @(@OBJECTS@)
        )
        $ErrorActionPreference = 'Stop'
        if (-not (Get-Command sf -ErrorAction SilentlyContinue)) { throw 'collect: the Salesforce CLI (sf) is not installed' }
        New-Item -ItemType Directory -Force -Path $OutputDir | Out-Null
        $org = if ($TargetOrg) { @('--target-org', $TargetOrg) } else { @() }

        function Save-Export([string] $Need, [string] $File, [string] $Format, [string] $Query) {
            Write-Host "collect: $File"
            $partial = Join-Path $OutputDir "$File.partial"
            # A query in a file is not touched by the shell's own quoting.
            $soql = Join-Path $OutputDir "$File.soql"
            Set-Content -LiteralPath $soql -Value $Query -Encoding ascii -NoNewline
            & sf data query --file $soql --result-format $Format --output-file $partial @org | Out-Null
            $failed = $LASTEXITCODE -ne 0
            Remove-Item -LiteralPath $soql
            if (-not $failed) {
                if (Test-Path -LiteralPath $partial) { Move-Item -Force -LiteralPath $partial -Destination (Join-Path $OutputDir $File) }
                return
            }
            if (Test-Path -LiteralPath $partial) { Remove-Item -LiteralPath $partial }
            if ($Need -eq 'REQUIRED') { throw "collect: $File failed and is required; see the message above" }
            Write-Warning "collect: $File failed; it is optional, going on"
        }

        function Add-Fields([string] $Query, [string] $Object, [string[]] $Fields) {
            $described = (& sf sobject describe --sobject $Object --json @org | Out-String)
            if ($LASTEXITCODE -ne 0) { return $Query }
            $names = ($described | ConvertFrom-Json).result.fields.name
            $present = $Fields | Where-Object { $names -contains $_ }
            if (-not $present) { return $Query }
            return $Query.Replace(" FROM $Object", ", $($present -join ', ') FROM $Object")
        }

        """;

    /// <summary>The script with CRLF, as Windows tools expect it.</summary>
    public static string Write()
    {
        var text = new StringWriter { NewLine = "\n" };
        text.Write(Head.Replace("@OBJECTS@", string.Join(", ", CollectionPlan.OwnedObjects.Select(Quote)), StringComparison.Ordinal));
        foreach (var query in CollectionPlan.Single)
        {
            text.WriteLine($"Save-Export {Need(query)} {Quote(query.FileName)} {CollectionPlan.FormatOf(query)} {Query(query)}");
        }

        text.WriteLine();
        text.WriteLine("foreach ($object in $RecordOwners) {");
        text.WriteLine("    if ($object -notmatch '^[A-Za-z0-9_]+$') { throw \"collect: $object is no API name\" }");
        foreach (var query in CollectionPlan.PerObject)
        {
            text.WriteLine($"    Save-Export {Need(query)} {InObject(query.FileName)} {CollectionPlan.FormatOf(query)} {InObject(query.Soql)}");
        }

        text.WriteLine("}");
        text.WriteLine("Write-Host \"collect: done, see $OutputDir\"");
        return text.ToString().ReplaceLineEndings("\r\n");
    }

    private static string Query(OrgExportQuery query)
    {
        if (query.FieldsSomeOrgsLack.IsEmpty)
        {
            return Quote(query.Soql);
        }

        var from = query.Soql[(query.Soql.LastIndexOf(" FROM ", StringComparison.Ordinal) + " FROM ".Length)..].Split(' ')[0];
        return $"(Add-Fields {Quote(query.Soql)} {Quote(from)} @({string.Join(", ", query.FieldsSomeOrgsLack.Select(Quote))}))";
    }

    private static string Need(OrgExportQuery query) => query.IsOptional ? "OPTIONAL" : "REQUIRED";

    /// <summary>A text that holds the object's name, which the loop has checked.</summary>
    private static string InObject(string text) => $"({Quote(text)}.Replace('{CollectionPlan.ObjectHole}', $object))";

    /// <summary>Single quotes: nothing inside means anything to the shell.</summary>
    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
