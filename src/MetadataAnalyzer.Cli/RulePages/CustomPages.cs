using System.IO.Abstractions;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.CustomRules;
using MetadataAnalyzer.CustomRules.Policies;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Cli.RulePages;

/// <summary>
/// The pages of rules that are not built in: below <c>rules/</c> in the folder of the pack. What a page does not say the rule's descriptor
/// says.
/// </summary>
/// <param name="fileSystem">Where they are.</param>
/// <param name="rules">The rules.</param>
internal sealed class CustomPages(IFileSystem fileSystem, CommandRules rules)
{
    private const string Folder = "rules";

    /// <summary>The explanation of a rule, built in or not, from its page; null when it has none.</summary>
    /// <exception cref="ConfigurationException">The page cannot be read as one.</exception>
    public (RuleDocument Document, RulePage? Page) Read(DiagnosticDescriptor descriptor)
    {
        if (rules.FindCustom(descriptor.Id) is not { } custom)
        {
            var builtIn = EmbeddedPages.Read(descriptor.Id);
            return (builtIn.Document(descriptor), builtIn);
        }

        var generated = Generated(descriptor, custom);
        if (Find(custom.Folder, descriptor.Id) is not { } path)
        {
            return (generated, null);
        }

        var shown = fileSystem.Path.GetRelativePath(fileSystem.Path.GetFullPath("."), path).Replace('\\', '/');
        var page = Parse(path, shown);
        var said = Document(page, descriptor, shown);
        return (said with
        {
            Origin = generated.Origin,
            Page = shown,
            LooksAt = Or(said.LooksAt, generated.LooksAt),
            HowToFix = Or(said.HowToFix, generated.HowToFix),
            WhenToLiveWithIt = Or(said.WhenToLiveWithIt, generated.WhenToLiveWithIt),
        }, page);
    }

    private RulePage Parse(string path, string shown)
    {
        try
        {
            return RulePage.Parse(InputFile.ReadAllText(fileSystem, path));
        }
        catch (Exception exception) when (exception is FormatException or RefusedFileException)
        {
            throw new ConfigurationException($"{shown}: {exception.Message}", exception);
        }
    }

    private static RuleDocument Document(RulePage page, DiagnosticDescriptor descriptor, string shown)
    {
        try
        {
            return page.Document(descriptor);
        }
        catch (FormatException exception)
        {
            throw new ConfigurationException($"{shown}: {exception.Message}", exception);
        }
    }

    private string? Find(string folder, string id)
    {
        var pages = fileSystem.Path.Combine(folder, Folder);
        return fileSystem.Directory.Exists(pages)
            ? fileSystem.Directory.EnumerateFiles(pages, $"{id}.md", InputFile.BelowAFolder).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
    }

    private static RuleDocument Generated(DiagnosticDescriptor descriptor, CustomRule rule) => new()
    {
        Descriptor = descriptor,
        Origin = rule.Origin,
        LooksAt = rule.Analyzer is Policy policy ? policy.LooksAt : $"The rule {rule.Analyzer.GetType().Name} has no page that says so.",
        HowToFix = rule.Analyzer is Policy { Fix.Length: > 0 } own ? own.Fix : "The finding says what to do.",
        WhenToLiveWithIt =
            "When the person who may decide it accepts the finding: a suppression in the configuration says who, why and until when.",
        Sources = [],
        Folders = [],
        Exports = [],
    };

    private static string Or(string text, string other) => text.Length > 0 ? text : other;
}
