using System.Diagnostics;
using System.IO.Abstractions.TestingHelpers;
using System.IO.Compression;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.Reading;
using MetadataAnalyzer.OrgData;
using MetadataAnalyzer.Tests.Access;
using MetadataAnalyzer.Tests.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

public class HostileInputTests
{
    private static readonly string Good = ProjectBuilder.Xml("Profile", "<custom>true</custom>");

    [Theory]
    [InlineData("<Profile>\n<custom>", 2, "not well-formed")]
    [InlineData("<Profile>\n  <custom>true</Profile>", 2, "not well-formed")]
    [InlineData("<PermissionSet/>", 1, "<Profile>")]
    [InlineData("", 1, "empty")]
    [InlineData("(hidden)", 1, "(hidden)")]
    [InlineData("<Profile>\n<<<<<<< HEAD\n<custom>true</custom>\n=======\n>>>>>>> other\n</Profile>", 2, "merge conflict")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]>\n<Profile>&x;</Profile>", 1, "remove it or retrieve")]
    [InlineData("<Profile>&nbsp;</Profile>", 1, "not well-formed")]
    [InlineData("<Profile/><Profile/>", 1, "not well-formed")]
    public void DamagedProfile_IsUnreadableWithItsPlace(string content, int line, string message)
    {
        var project = ProjectBuilder.Source()
            .With("force-app/profiles/Bad.profile-meta.xml", content)
            .With("force-app/profiles/Good.profile-meta.xml", Good)
            .Read();

        Assert.Equal("Good", Assert.Single(project.Profiles).FullName);
        var unreadable = Assert.Single(project.Unreadable);
        Assert.Equal(("Profile", "Bad"), (unreadable.Type, unreadable.FullName));
        Assert.Equal(line, unreadable.Location.Line);
        Assert.Contains(message, unreadable.Message, StringComparison.Ordinal);
        Assert.True(project.Contains("Profile", "bad"));
    }

    [Fact]
    public void WrongEncoding_IsUnreadable()
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Profile><description>"), 0xFC,
            .. Encoding.UTF8.GetBytes("</description></Profile>")];

        Assert.Single(ProjectBuilder.ReadProfile(latin).Unreadable);
    }

    [Fact]
    public void UnknownEncoding_IsUnreadable() =>
        Assert.Single(ProjectBuilder.ReadProfile("<?xml version=\"1.0\" encoding=\"klingon\"?><Profile/>").Unreadable);

    [Theory]
    [InlineData(200)]
    [InlineData(100_000)]
    public void DeepNesting_IsUnreadable(int depth)
    {
        var xml = "<Profile>" + string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth))
            + "</Profile>";

        Assert.Contains("deep", Assert.Single(ProjectBuilder.ReadProfile(xml).Unreadable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyAttributes_AreUnreadable()
    {
        var attributes = string.Join(' ', Enumerable.Range(0, 1000).Select(index => $"a{index}=''"));

        Assert.Contains("attributes", Assert.Single(ProjectBuilder.ReadProfile($"<Profile {attributes}/>").Unreadable).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TooLargeFile_IsUnreadable()
    {
        var project = ProjectBuilder.Source()
            .With("force-app/profiles/Bad.profile-meta.xml", Good + new string(' ', 2000))
            .With("force-app/profiles/Good.profile-meta.xml", Good)
            .Read(new MetadataReadOptions { MaxFileBytes = 1000 });

        Assert.Contains("larger than", Assert.Single(project.Unreadable).Message, StringComparison.Ordinal);
        Assert.Single(project.Profiles);
    }

    [Fact]
    public void FileThatCannotBeOpened_IsSaidWithoutItsAbsolutePath()
    {
        var builder = ProjectBuilder.Source().With("force-app/profiles/Good.profile-meta.xml", Good);
        builder.FileSystem.AddFile("/org/project/force-app/profiles/Locked.profile-meta.xml",
            new MockFileData(Good) { AllowedFileShare = FileShare.None });

        var unreadable = Assert.Single(builder.Read().Unreadable);

        Assert.Equal("Locked", unreadable.FullName);
        Assert.DoesNotContain("/org/project", unreadable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PipesAndDevices_AreNotWaitedFor()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files there are neither pipes nor devices");
        using var folder = new TemporaryFolder();
        folder.Write("package.xml", "<Package/>");
        folder.Write("profiles/Good.profile", Good);
        folder.Write("org-data/users.csv", "Username,Name,IsActive\nsync@example.com,ERP Integration,true\n");
        File.CreateSymbolicLink(folder.PathOf("profiles/Zero.profile"), "/dev/zero");
        foreach (var name in new[] { "profiles/Pipe.profile", "org-data/profiles.csv" })
        {
            using var process = Process.Start("mkfifo", folder.PathOf(name));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
        }

        var run = await Task.Run(() => CliRun.Of("inventory", folder.Path), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("profiles/Pipe.profile", run.Output, StringComparison.Ordinal);
        Assert.Contains("it is a pipe, not a file", run.Output, StringComparison.Ordinal);
        Assert.Contains("profiles/Zero.profile", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("profiles/Good.profile", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil.profile")]
    [InlineData("/etc/evil.profile")]
    [InlineData("C:/evil.profile")]
    [InlineData("profiles/../../evil.profile")]
    [InlineData("..\\evil.profile")]
    public void ZipEntryThatLeadsOut_IsRefused(string name)
    {
        var project = ReadZip(archive =>
        {
            Add(archive, name, Good);
            Add(archive, "package.xml", "<Package/>");
            Add(archive, "profiles/A.profile", Good);
        });

        Assert.Equal("A", Assert.Single(project.Profiles).FullName);
        var refused = Assert.Single(project.Unreadable);
        Assert.Equal(name, refused.Place);
        Assert.True(refused.Location.IsNone);
    }

    [Fact]
    public void ZipEntryTwice_IsSaid()
    {
        var project = ReadZip(archive =>
        {
            Add(archive, "profiles/A.profile", Good);
            Add(archive, "profiles/A.profile", Good);
        });

        Assert.Single(project.Profiles);
        Assert.Contains("two entries", Assert.Single(project.Unreadable).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ZipBomb_EndsInOneDiagnosticForAllThatIsLeftOut()
    {
        var bomb = Good + new string(' ', 4 << 20);
        var project = ReadZip(
            archive =>
            {
                Add(archive, "profiles/A.profile", bomb);
                Add(archive, "profiles/B.profile", bomb);
                Add(archive, "profiles/C.profile", Good);
                Add(archive, "staticresources/D.resource", bomb);
            },
            new MetadataReadOptions { MaxArchiveBytes = 6 << 20 });

        var unreadable = Assert.Single(project.Unreadable);
        Assert.Equal(
            "the zip file holds more than 6 MB; this component and those after it by path, 2 in all, are not read: "
                + "unpack it and give the folder",
            unreadable.Message);
        Assert.Equal(("", "profiles/B.profile"), (unreadable.Type, unreadable.FullName));
        Assert.Equal([("Profile", "B"), ("Profile", "C")], unreadable.Components);
        Assert.Equal("A", Assert.Single(project.Profiles).FullName);
    }

    [Fact]
    public void LeftOutComponents_AreUnreadableAndNotMissing()
    {
        var org = new Org(
            ReadZip(
                archive => Enumerable.Range(0, 9)
                    .ToList().ForEach(index => Add(archive, $"profiles/P{index}.profile", Good + new string(' ', 4000))),
                new MetadataReadOptions { MaxArchiveBytes = 9000 }),
            OrgExports.Empty, OrgFiles.Capabilities(OrgExports.Empty));

        Assert.True(org.IsUnreadable("Profile", "p8"));
        Assert.False(org.IsUnreadable("Profile", "P0"));
    }

    [Fact]
    public void OverlappingZipEntries_AreRefused()
    {
        var bytes = Zip(archive =>
        {
            Add(archive, "package.xml", "<Package/>");
            Add(archive, "profiles/A.profile", Good);
            Add(archive, "profiles/B.profile", Good);
        });
        var records = Records(bytes);
        bytes.AsSpan(records[1] + 42, 4).CopyTo(bytes.AsSpan(records[2] + 42));

        var exception = Assert.Throws<ProjectNotFoundException>(() => ReadZip(bytes));

        Assert.Contains("lie on the same bytes, as in a zip bomb", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void ZipEntryWithAWrongSize_IsNotCalledEmpty(int claimed)
    {
        var bytes = Zip(archive => Add(archive, "profiles/A.profile", Good + new string(' ', 5000)));
        BitConverter.GetBytes(claimed).CopyTo(bytes, Records(bytes)[0] + 24);

        var unreadable = Assert.Single(ReadZip(bytes).Unreadable);

        Assert.DoesNotContain("empty", unreadable.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xA1FF)]
    [InlineData(0x11A4)]
    [InlineData(0xC1A4)]
    [InlineData(0x21A4)]
    public void ZipEntryThatIsALinkOrADevice_IsRefused(int mode)
    {
        var project = ReadZip(archive =>
        {
            Add(archive, "profiles/Good.profile", Good);
            archive.CreateEntry("profiles/Link.profile").ExternalAttributes = mode << 16;
        });

        Assert.Equal("Good", Assert.Single(project.Profiles).FullName);
        Assert.Equal("the entry is a link, a pipe or a device, not a file; it is left out", Assert.Single(project.Unreadable).Message);
    }

    [Fact]
    public void ClaimedLength_MakesNoRoomByItself()
    {
        using var content = FileContent.ReadAll(new MemoryStream(new byte[10]), expected: 1L << 40, limit: 64 << 20, "too large");

        Assert.Equal(10, content.Length);
        Assert.InRange(content.Buffer.Length, 10, 2 << 20);
    }

    [Fact]
    public void PackageDirectoriesBeyondAThousand_AreOneProblem()
    {
        var builder = ProjectBuilder.Source();
        for (var index = 0; index < 1500; index++)
        {
            builder.With($"p{index:0000}/profiles/P{index}.profile-meta.xml", Good);
        }

        var entries = string.Join(",", Enumerable.Range(0, 1500).Select(index => $"{{\"path\":\"p{index:0000}\"}}"));
        var project = builder.With("sfdx-project.json", $"{{\"packageDirectories\":[{entries}]}}").Read();

        Assert.Equal(1000, project.Profiles.Count);
        var problem = Assert.Single(project.Unreadable, file => !file.IsOutsidePackages);
        Assert.Equal("p1000", problem.FullName);
        Assert.StartsWith("the project has 1500 package directories, of which 1000 are read", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldersOfTypesBeyondAThousand_AreOneProblem()
    {
        var builder = new ProjectBuilder();
        for (var index = 0; index < 1200; index++)
        {
            builder.With($"p{index:0000}/profiles/P{index}.profile", Good);
        }

        var project = builder.Read();

        Assert.Equal(1000, project.Profiles.Count);
        Assert.Equal("p1000", Assert.Single(project.Unreadable).FullName);
    }

    [Fact]
    public void DeepProjectFile_IsNoProject()
    {
        var builder = ProjectBuilder.Source().With("sfdx-project.json", $"{{\"packageDirectories\":{new string('[', 100_000)}");

        Assert.Contains("sfdx-project.json, line 1", Assert.Throws<ProjectNotFoundException>(() => builder.Read()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TooManyZipEntries_AreRefused()
    {
        var exception = Assert.Throws<ProjectNotFoundException>(() => ReadZip(
            archive =>
            {
                for (var index = 0; index < 20; index++)
                {
                    Add(archive, $"profiles/A{index}.profile", Good);
                }
            },
            new MetadataReadOptions { MaxEntries = 10 }));

        Assert.Contains("10 entries", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNoZip_IsNoProject()
    {
        var fileSystem = new MockFileSystem();
        fileSystem.AddFile("/p.zip", new MockFileData("not a zip"));

        var exception = Assert.Throws<ProjectNotFoundException>(() =>
            MetadataReader.Read(fileSystem, "/p.zip", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("not a complete zip file", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedBytes_NeverThrow()
    {
        var original = Encoding.UTF8.GetBytes(ProjectBuilder.Xml("Profile", """
            <custom>true</custom>
            <loginHours><mondayStart>480</mondayStart></loginHours>
            <objectPermissions><allowRead>true</allowRead><object>Account</object></objectPermissions>
            <!-- note --><userPermissions><enabled>true</enabled><name><![CDATA[ApiEnabled]]></name></userPermissions>
            """));
        var random = new Random(7);
        var builder = ProjectBuilder.Source();
        for (var index = 0; index < 3000; index++)
        {
            var damaged = original.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            builder.With($"force-app/profiles/P{index}.profile-meta.xml", random.Next(4) == 0 ? damaged[..random.Next(damaged.Length)]
                : damaged);
        }

        var project = builder.Read();

        Assert.Equal(3000, project.Components.Length);
        Assert.Equal(3000, project.Profiles.Count + project.Unreadable.Length);
    }

    /// <summary>Where the records of the directory start, which hold the claimed size at 24 and the place of the data at 42.</summary>
    private static List<int> Records(byte[] zip) =>
        [.. Enumerable.Range(0, zip.Length - 4).Where(index => zip.AsSpan(index).StartsWith("PK\x01\x02"u8))];

    private static MetadataProject ReadZip(Action<ZipArchive> fill, MetadataReadOptions? options = null) => ReadZip(Zip(fill), options);

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    private static MetadataProject ReadZip(byte[] zip, MetadataReadOptions? options = null)
    {
        var fileSystem = new MockFileSystem();
        fileSystem.AddFile("/p.zip", new MockFileData(zip));
        return MetadataReader.Read(fileSystem, "/p.zip", options, TestContext.Current.CancellationToken);
    }

    private static void Add(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }
}
