using System.IO.Abstractions.TestingHelpers;
using System.IO.Compression;
using System.Text;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Metadata.Reading;
using Xunit;

namespace MetadataAnalyzer.Tests.Metadata;

/// <summary>Builds small projects in memory.</summary>
internal sealed class ProjectBuilder
{
    public const string ZipPath = "/org/project.zip";

    private const string Root = "/org/project";

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public MockFileSystem FileSystem { get; } = new();

    /// <summary>A project in source format with these package directories.</summary>
    public static ProjectBuilder Source(params string[] packages)
    {
        var directories = string.Join(", ", packages.DefaultIfEmpty("force-app").Select(package => $$"""{ "path": "{{package}}" }"""));
        return new ProjectBuilder()
            .With("sfdx-project.json", $$"""{ "packageDirectories": [{{directories}}], "sourceApiVersion": "66.0" }""");
    }

    /// <summary>A project in Metadata API format.</summary>
    public static ProjectBuilder MetadataApi() =>
        new ProjectBuilder().With("package.xml", Xml("Package", "<version>66.0</version>"));

    /// <summary>A document as the platform writes it.</summary>
    public static string Xml(string root, string content) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <{root} xmlns="http://soap.sforce.com/2006/04/metadata">
        {content}
        </{root}>
        """;

    public ProjectBuilder With(string path, string content) => With(path, Encoding.UTF8.GetBytes(content));

    public ProjectBuilder With(string path, byte[] content)
    {
        _files[path] = content;
        return this;
    }

    public MetadataProject Read(MetadataReadOptions? options = null, string path = Root)
    {
        FileSystem.AddDirectory(Root);
        foreach (var (file, content) in _files)
        {
            FileSystem.AddFile($"{Root}/{file}", new MockFileData(content));
        }

        return MetadataReader.Read(FileSystem, path, options, TestContext.Current.CancellationToken);
    }

    public MetadataProject ReadZip(MetadataReadOptions? options = null, string folder = "")
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (file, content) in _files)
            {
                using var entry = archive.CreateEntry(folder + file).Open();
                entry.Write(content);
            }
        }

        FileSystem.AddFile(ZipPath, new MockFileData(stream.ToArray()));
        return MetadataReader.Read(FileSystem, ZipPath, options, TestContext.Current.CancellationToken);
    }

    /// <summary>A project whose one profile has that content.</summary>
    public static MetadataProject ReadProfile(string content) => ReadProfile(Encoding.UTF8.GetBytes(content));

    public static MetadataProject ReadProfile(byte[] content) =>
        Source().With("force-app/profiles/Api.profile-meta.xml", content).Read();

    /// <summary>The profile of a project that holds that content below its root element.</summary>
    public static Profile Profile(string content)
    {
        var project = ReadProfile(Xml("Profile", content));
        Assert.Empty(project.Unreadable);
        return Assert.Single(project.Profiles);
    }
}
