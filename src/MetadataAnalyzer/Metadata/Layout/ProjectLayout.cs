using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>Where the project lies in what was given, and what its project file says.</summary>
internal sealed record ProjectLayout
{
    /// <summary>Most package directories that are read.</summary>
    public const int MostPackageDirectories = 1000;

    public required ProjectFormat Format { get; init; }

    /// <summary>Directory of the project below what was given; empty when it is the root.</summary>
    public required string Root { get; init; }

    public ImmutableArray<string> OtherProjects { get; init; } = [];

    /// <summary>Package directories relative to <see cref="Root"/>; empty when the root is the only one.</summary>
    public ImmutableArray<string> PackageDirectories { get; init; } = [];

    /// <summary>The project file or manifest at the root; null for neither.</summary>
    public string? ProjectFile { get; init; }

    public string? ApiVersion { get; init; }

    /// <summary>Types that the project's manifests ask for with a wildcard; sorted, each once.</summary>
    public ImmutableArray<string> RequestedTypes { get; init; } = [];

    /// <summary>Package directories that cannot be taken.</summary>
    public ImmutableArray<UnreadableFile> Problems { get; init; } = [];

    /// <summary>The problem of a project with more package directories than are read.</summary>
    /// <param name="first">The first that is left out.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="location">The project file; none without one.</param>
    public static UnreadableFile TooMany(string first, int count, Location location) => new("", first, location,
        $"the project has {count} package directories, of which {MostPackageDirectories} are read; "
        + "this one and those after it are left out: give their folders by themselves");
}
