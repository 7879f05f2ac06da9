namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// Scripts that deploy a manifest: they validate first, stop at the first error, and touch nothing that no manifest lists.
/// </summary>
internal static class DeployScripts
{
    /// <summary>Deploys one project, for a POSIX shell.</summary>
    public static string Posix(string manifest) => Text(
        $$"""
        #!/bin/sh
        # Deploys what the manifest lists and nothing else. Validates first and stops at the first error.
        # Usage: sh deploy.sh ORG [MANIFEST]
        set -eu
        if [ $# -lt 1 ]; then
            echo 'usage: sh deploy.sh ORG [MANIFEST]' >&2
            exit 2
        fi
        org=$1
        manifest=${2:-{{manifest}}}
        fail() { echo "deploy: $1" >&2; exit 1; }
        cd -- "$(dirname -- "$0")"
        echo "deploy: validating $manifest against $org"
        sf project deploy start --manifest "$manifest" --target-org "$org" --dry-run ||
            fail "the validation of $manifest failed; nothing was deployed"
        echo "deploy: deploying $manifest to $org"
        sf project deploy start --manifest "$manifest" --target-org "$org" || fail "the deployment of $manifest failed"

        """);

    /// <summary>Deploys one project, for Windows PowerShell 5.1 and later.</summary>
    public static string PowerShell(string manifest) => Windows(
        $$"""
        # Deploys what the manifest lists and nothing else. Validates first and stops at the first error.
        # Usage: .\deploy.ps1 [-Org] ALIAS [[-Manifest] FILE]
        param(
            [Parameter(Mandatory = $true)] [string] $Org,
            [string] $Manifest = '{{manifest}}'
        )
        $ErrorActionPreference = 'Stop'
        # The script looks at exit codes itself.
        $PSNativeCommandUseErrorActionPreference = $false
        Push-Location -LiteralPath $PSScriptRoot
        try {
            Write-Host "deploy: validating $Manifest against $Org"
            & sf project deploy start --manifest $Manifest --target-org $Org --dry-run
            if ($LASTEXITCODE -ne 0) { throw "deploy: the validation of $Manifest failed; nothing was deployed" }
            Write-Host "deploy: deploying $Manifest to $Org"
            & sf project deploy start --manifest $Manifest --target-org $Org
            if ($LASTEXITCODE -ne 0) { throw "deploy: the deployment of $Manifest failed" }
        }
        finally {
            Pop-Location
        }

        """);

    /// <summary>Deploys the parts of a kit in their order, for a POSIX shell.</summary>
    /// <param name="parts">Folders of the parts.</param>
    public static string PosixOfAll(IEnumerable<string> parts) => Text(
        $$"""
        #!/bin/sh
        # Deploys the parts of the kit in their order: profiles, permission sets, then apps, which name them. It changes nothing for any
        # user before the move. Validates all of it together first, then each part, and stops at the first error.
        # Usage: sh deploy.sh ORG
        set -eu
        if [ $# -ne 1 ]; then
            echo 'usage: sh deploy.sh ORG' >&2
            exit 2
        fi
        org=$1
        fail() { echo "deploy: $1" >&2; exit 1; }
        cd -- "$(dirname -- "$0")"
        echo "deploy: validating the whole kit against $org"
        sf project deploy start --manifest {{KitProject.Manifest}} --target-org "$org" --dry-run ||
            fail 'the validation failed; nothing was deployed'
        {{string.Join('\n', parts.Select(part => $"sh {part}/deploy.sh \"$org\""))}}

        """);

    /// <summary>The same for Windows PowerShell 5.1 and later.</summary>
    /// <param name="parts">Folders of the parts.</param>
    public static string PowerShellOfAll(IEnumerable<string> parts) => Windows(
        $$"""
        # Deploys the parts of the kit in their order: profiles, permission sets, then apps, which name them. It changes nothing for any
        # user before the move. Validates all of it together first, then each part, and stops at the first error.
        # Usage: .\deploy.ps1 [-Org] ALIAS
        param([Parameter(Mandatory = $true)] [string] $Org)
        $ErrorActionPreference = 'Stop'
        # The script looks at exit codes itself.
        $PSNativeCommandUseErrorActionPreference = $false
        Push-Location -LiteralPath $PSScriptRoot
        try {
            Write-Host "deploy: validating the whole kit against $Org"
            & sf project deploy start --manifest {{KitProject.Manifest}} --target-org $Org --dry-run
            if ($LASTEXITCODE -ne 0) { throw 'deploy: the validation failed; nothing was deployed' }
        {{string.Join('\n', parts.Select(part => $"    & ./{part}/deploy.ps1 -Org $Org"))}}
        }
        finally {
            Pop-Location
        }

        """);

    private static string Text(string text) => text.ReplaceLineEndings("\n");

    private static string Windows(string text) => text.ReplaceLineEndings("\r\n");
}
