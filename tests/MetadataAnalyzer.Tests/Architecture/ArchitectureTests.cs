using System.Reflection;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.Migration.Kit;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Rules;
using Xunit;

namespace MetadataAnalyzer.Tests.Architecture;

/// <summary>
/// Arrows point one way: Cli → {Rules, CustomRules, Migration → Reporting} → library; inside the library each folder uses only those before
/// it.
/// </summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Layers =
        ["Files", "Yaml", "Metadata", "OrgData", "Licensing", "Configuration", "Access", "Analysis", "Readiness", "Savings", "Planning"];

    private static readonly string[] Network =
        [
            "System.Net.Http", "System.Net.Sockets", "System.Net.Security", "System.Net.WebSockets", "System.Net.Requests",
            "System.Net.WebClient", "System.Net.NameResolution", "System.Net.Mail", "System.Net.Quic",
        ];

    private static readonly Assembly Library = typeof(Org).Assembly;

    /// <summary>The folders of the reports in their order, below the model and the table of formats, which lie in the root.</summary>
    private static readonly string[] ReportLayers =
    [
        "Wording", "Document", "Document.Sections", "Csv", "Json", "Annotations", "JUnit", "Sarif", "Html", "Markdown", "Ics", "Questions",
        "Pdf",
        "Redaction",
    ];

    public static TheoryData<string> LibraryFolders => [.. Layers];

    public static TheoryData<string> ReportFolders => [.. ReportLayers];

    [Fact]
    public void Projects_ReferenceOnlyWhatStandsBelowThem()
    {
        Assert.Empty(OwnReferences(Library));
        Assert.Equal(["MetadataAnalyzer"], OwnReferences(typeof(BuiltInRules).Assembly));
        Assert.Equal(["MetadataAnalyzer"], OwnReferences(typeof(CustomRuleReader).Assembly));
        Assert.Equal(["MetadataAnalyzer"], OwnReferences(typeof(ReportFormat).Assembly));
        Assert.Equal(["MetadataAnalyzer", "MetadataAnalyzer.Reporting"], OwnReferences(typeof(MigrationKit).Assembly));
    }

    [Theory]
    [MemberData(nameof(LibraryFolders))]
    public void Folder_UsesOnlyThoseBeforeIt(string folder)
    {
        var later = Layers[(Array.IndexOf(Layers, folder) + 1)..];

        var uses = Library.GetTypes().Where(type => FolderOf(type) == folder)
            .SelectMany(type => Il.TypesUsedBy(type).Where(used => later.Contains(FolderOf(used), StringComparer.Ordinal))
                .Select(used => $"{Il.Outermost(type).FullName} → {Il.Outermost(used).FullName}")).Distinct();

        Assert.Empty(uses);
    }

    [Theory]
    [MemberData(nameof(ReportFolders))]
    public void ReportFolder_UsesOnlyThoseBeforeIt(string folder)
    {
        var later = ReportLayers[(Array.IndexOf(ReportLayers, folder) + 1)..];
        var files =
            Path.Combine(RepositoryFolder.Root, "src", "MetadataAnalyzer.Reporting", folder.Replace('.', Path.DirectorySeparatorChar));

        var uses = Directory.EnumerateFiles(files, "*.cs").SelectMany(file => File.ReadLines(file)
            .Where(line => later.Any(other => line == $"using MetadataAnalyzer.Reporting.{other};"))
            .Select(line => $"{Path.GetFileName(file)}: {line}"));

        Assert.Empty(uses);
    }

    [Fact]
    public void Reports_HaveNoOtherFolder() => Assert.Equal(
        ReportLayers.Order(StringComparer.Ordinal),
        typeof(ReportFormat).Assembly.GetTypes().Select(type => type.Namespace ?? "")
            .Where(space => space.StartsWith("MetadataAnalyzer.Reporting.", StringComparison.Ordinal))
            .Select(space => space["MetadataAnalyzer.Reporting.".Length..]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Library_HasNoOtherFolder() => Assert.Equal(
        Layers.Order(StringComparer.Ordinal),
        Library.GetTypes().Where(type => type.Namespace?.StartsWith("MetadataAnalyzer.", StringComparison.Ordinal) == true)
            .Select(type => type.Namespace!.Split('.')[1]).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void OnlyCustomRules_KnowMSBuild() => Assert.Equal(
        ["MetadataAnalyzer.CustomRules"],
        Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("Microsoft.Build", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)));

    [Fact]
    public void NoAssembly_ReferencesTheNetwork()
    {
        var references = Il.Product.SelectMany(assembly => assembly
            .GetReferencedAssemblies().Select(reference => $"{assembly.GetName().Name} → {reference.Name}"));

        Assert.DoesNotContain(references, reference => Network.Any(name => reference.EndsWith(" " + name, StringComparison.Ordinal)));
    }

    [Fact]
    public void BannedSymbols_AreInForce()
    {
        var properties = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "Directory.Build.props"));

        Assert.Contains("BannedSymbols.txt", properties, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.Library.txt", properties, StringComparison.Ordinal);
        Assert.Contains(
            "N:System.Net.Http;", File.ReadAllText(Path.Combine(RepositoryFolder.Root, "BannedSymbols.txt")), StringComparison.Ordinal);
        Assert.Contains(
            "T:System.Console;", File.ReadAllText(Path.Combine(RepositoryFolder.Root, "src", "BannedSymbols.Library.txt")),
            StringComparison.Ordinal);
        Assert.DoesNotContain(SourceFiles(""), file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal));
    }

    [Fact]
    public void Namespaces_AreFolders() => Assert.All(SourceFiles(""), file =>
    {
        var folder = Path.GetRelativePath(Path.Combine(RepositoryFolder.Root, "src"), Path.GetDirectoryName(file)!)
            .Replace(Path.DirectorySeparatorChar, '.');
        var match = NamespaceDeclaration().Match(File.ReadAllText(file));
        Assert.True(!match.Success || match.Groups["name"].Value == folder, $"{file} declares {match.Groups["name"].Value}");
    });

    /// <summary>The folder of the library that a type is in; null for a type of another assembly.</summary>
    private static string? FolderOf(Type type) =>
        type.Assembly == Library && type.Namespace?.Split('.') is ["MetadataAnalyzer", var folder, ..] ? folder : null;

    private static IEnumerable<string?> OwnReferences(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(reference => reference.Name)
        .Where(name => name!.StartsWith("MetadataAnalyzer", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> SourceFiles(string folder) => Directory
        .EnumerateFiles(Path.Combine(RepositoryFolder.Root, "src", folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceDeclaration();
}
