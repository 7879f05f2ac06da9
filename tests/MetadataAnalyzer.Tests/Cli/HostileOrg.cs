using System.IO.Abstractions.TestingHelpers;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>A small org whose names try to be markup, formulas and terminal commands.</summary>
internal static class HostileOrg
{
    public const string Script = "<script>alert(1)</script>";

    public const string Formula = "=cmd|' /C calc'!A0";

    /// <summary>
    /// Ends of CDATA, cells and code spans, what services turn into links by themselves, a turned direction of writing, a control
    /// character.
    /// </summary>
    public const string Mixed =
        "]]> a\\|b ``tick` @team #1 GH-2 acme/repo#3 :tada: 0123456789abcdef https://evil.example www.evil.example x@evil.example "
        + "[a](javascript:b) $x$ \u202egpj.exe \u0001";

    public const string SetName = "Set |`x`| <i>";

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
            + "005000000000003,-2@x.example,\"\t@SUM(A1)\",true,Standard,\"Sync \"\"&<b>\",\"@Salesforce' onload='x\"\n"
            + $"005000000000004,a|b`c]]>@evil.example,{Mixed},true,Standard,\"Sync \"\"&<b>\",Salesforce\n"),
        ["/org/permissionsets/Set %7C%60x%60%7C <i>.permissionset"] = new(
            "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Set</label><license>]]&gt; | =x</license>"
            + "<classAccesses><apexClass>=Class|`]]&gt;</apexClass><enabled>true</enabled></classAccesses></PermissionSet>"),
        ["/org/org-data/permission-set-assignments.csv"] = new(
            $"Assignee.Username,PermissionSet.Name,PermissionSetGroup.DeveloperName\na|b`c]]>@evil.example,{SetName},\n{Script}@x.example,"
                + "=Missing|`set`,\n"),
    });
}
