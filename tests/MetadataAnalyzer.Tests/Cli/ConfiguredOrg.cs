using System.IO.Abstractions.TestingHelpers;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Configuration;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>A small project in memory with a configuration file beside it.</summary>
internal static class ConfiguredOrg
{
    public const string Root = "/projects/org";

    private const string Profile =
        "<Profile xmlns=\"http://soap.sforce.com/2006/04/metadata\"><userLicense>Salesforce</userLicense></Profile>";

    private const string PermissionSet =
        "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Sync</label></PermissionSet>";

    /// <param name="configuration">Content of the file in the project's folder; null for none.</param>
    /// <param name="hasUsers">Whether there is a users export, with one user.</param>
    public static MockFileSystem Create(string? configuration = null, bool hasUsers = true)
    {
        var fileSystem = new MockFileSystem();
        fileSystem.AddFile($"{Root}/profiles/Integration.profile", new(Profile));
        fileSystem.AddFile($"{Root}/permissionsets/Sync.permissionset", new(PermissionSet));
        fileSystem.AddFile($"{Root}/permissionsets/Broken.permissionset", new("<PermissionSet"));
        if (hasUsers)
        {
            fileSystem.AddFile($"{Root}/org-data/users.csv", new(
                "Id,Username,Name,IsActive,Profile.Name,Profile.UserLicense.Name\n005000000000001AAA,erp.sync@acme.example,ERP "
                + "Integration,true,Integration,Salesforce\n"));
        }

        if (configuration is not null)
        {
            fileSystem.AddFile($"{Root}/{AnalyzerConfiguration.FileName}", new(configuration));
        }

        return fileSystem;
    }

    /// <summary>Reads the org as <c>assess</c> does.</summary>
    public static Org Read(string? configuration, Func<AssessmentInput, AssessmentInput>? options = null, bool hasUsers = true)
    {
        var input = new AssessmentInput { Path = Root };
        return (options?.Invoke(input) ?? input).ReadOrg(Create(configuration, hasUsers));
    }
}
