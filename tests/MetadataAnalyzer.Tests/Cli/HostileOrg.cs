using System.IO.Abstractions.TestingHelpers;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>A small org whose names try to be markup, formulas and terminal commands.</summary>
internal static class HostileOrg
{
    public const string Script = "<script>alert(1)</script>";

    public const string Formula = "=cmd|' /C calc'!A0";

    /// <summary>A project in Metadata API format with its exports, at <c>/org</c>.</summary>
    public static MockFileSystem Create() => new(new Dictionary<string, MockFileData>(StringComparer.Ordinal)
    {
        ["/org/package.xml"] = new("<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>64.0</version></Package>"),
        ["/org/profiles/Sync %22&<b>.profile"] = new(
            "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense>"
            + "<userPermissions><enabled>true</enabled><name>ApiUserOnly</name></userPermissions></Profile>"),
        ["/org/org-data/users.csv"] = new(
            "Id,Username,Name,IsActive,UserType,Profile.Name,Profile.UserLicense.Name\n"
            + $"005000000000001,{Script}@x.example,\"{Formula}\",true,Standard,\"Sync \"\"&<b>\",Salesforce\n"
            + "005000000000002,+1@x.example,\"line one\nline \"\"two\"\" \u001b[31m\",true,Standard,\"Sync \"\"&<b>\",Salesforce\n"
            + "005000000000003,-2@x.example,\"\t@SUM(A1)\",true,Standard,\"Sync \"\"&<b>\",\"@Salesforce' onload='x\"\n"),
    });
}
