namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>A file that holds an export or a part of one.</summary>
/// <param name="Path">Where it is on disk.</param>
/// <param name="Display">How it is called in a location.</param>
/// <param name="Part">What stands between the export's name and the extension: nothing, a number, or an object's API name.</param>
internal sealed record ExportFile(string Path, string Display, string Part)
{
    public bool IsJson => Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
