using System.IO.Abstractions.TestingHelpers;
using System.Text;
using MetadataAnalyzer.OrgData;
using Xunit;

namespace MetadataAnalyzer.Tests.OrgData;

/// <summary>A folder of exports in memory.</summary>
internal static class ExportFolder
{
    public static OrgExports Read(params (string Name, string Text)[] files) =>
        Read([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    public static OrgExports Read(params (string Name, byte[] Bytes)[] files) => Read(new OrgExportOptions(), files);

    public static OrgExports Read(OrgExportOptions options, params (string Name, byte[] Bytes)[] files)
    {
        var fileSystem = new MockFileSystem();
        fileSystem.AddDirectory("/exports");
        foreach (var (name, bytes) in files)
        {
            fileSystem.AddFile($"/exports/{name}", new MockFileData(bytes));
        }

        return OrgExports.Read(fileSystem, "/exports", options, TestContext.Current.CancellationToken);
    }
}
