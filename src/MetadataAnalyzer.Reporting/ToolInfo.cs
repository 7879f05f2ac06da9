using System.Reflection;

namespace MetadataAnalyzer.Reporting;

/// <summary>What the tool calls itself in every format.</summary>
public static class ToolInfo
{
    /// <summary>The product's name.</summary>
    public const string Name = "MetadataAnalyzer";

    /// <summary>The command's name.</summary>
    public const string Command = "metadata-analyzer";

    /// <summary>Version of the build, without a commit: the same input gives the same bytes.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>
    /// Where the product's repository can be read, below which the rules' pages stand; null in a build that sets no <c>RepositoryUrl</c>, for a link that
    /// leads nowhere is worse than none.
    /// </summary>
    public static string? HomePage { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "RepositoryUrl")?.Value;
}
