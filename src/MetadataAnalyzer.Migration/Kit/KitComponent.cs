namespace MetadataAnalyzer.Migration.Kit;

/// <summary>A component that the kit deploys.</summary>
/// <param name="Type">Metadata API type.</param>
/// <param name="FullName">Full name, as a manifest lists it.</param>
/// <param name="File">Its file, relative to the package directory.</param>
internal sealed record KitComponent(string Type, string FullName, KitFile File);
