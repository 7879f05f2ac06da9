using System.Reflection;

namespace MetadataAnalyzer.Reporting;

/// <summary>The name and the version of the tool in every format.</summary>
public static class ToolInfo
{
    /// <summary>The product's name.</summary>
    public const string Name = "MetadataAnalyzer";

    /// <summary>The command's name.</summary>
    public const string Command = "metadata-analyzer";

    /// <summary>Version of the build, without a commit: the same input gives the same bytes.</summary>
    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? "0.0.0";

    /// <summary>
    /// Address of the product's repository, which has the rules' pages; null in a build that sets no <c>RepositoryUrl</c>: no link is
    /// better than a broken one.
    /// </summary>
    public static string? HomePage { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(attribute => attribute.Key == "RepositoryUrl")?.Value;
}
