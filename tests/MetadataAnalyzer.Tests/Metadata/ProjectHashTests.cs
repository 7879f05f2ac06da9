using System.IO.Abstractions.TestingHelpers;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class ProjectHashTests
{
    private const string Set = "<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>A</label></PermissionSet>";

    [Fact]
    public void Hash_IsThatOfTheListOfHashes()
    {
        var one = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Set)));
        var two = Convert.ToHexStringLower(SHA256.HashData("x"u8));

        Assert.Equal(
            Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{one}  permissionsets/A.permissionset\n{two}  permissionsets/notes.txt\n"))),
            HashOf(Set, "x"));
    }

    [Fact]
    public void AnyChange_ChangesTheHash()
    {
        Assert.Equal(HashOf(Set, "x"), HashOf(Set, "x"));
        Assert.NotEqual(HashOf(Set, "x"), HashOf(Set, "y"));
        Assert.NotEqual(HashOf(Set, "x"), HashOf(Set + " ", "x"));
    }

    private static string HashOf(string set, string other)
    {
        var fileSystem = new MockFileSystem();
        var root = fileSystem.Path.GetFullPath("/project");
        fileSystem.AddFile(fileSystem.Path.Combine(root, "permissionsets", "A.permissionset"), new MockFileData(set));
        fileSystem.AddFile(fileSystem.Path.Combine(root, "permissionsets", "notes.txt"), new MockFileData(other));
        return ProjectHash.Of(fileSystem, root, MetadataReader.Read(fileSystem, root)).Sha256;
    }
}
