using MetadataAnalyzer.Metadata.Registry;

namespace MetadataAnalyzer.Metadata.Layout;

/// <summary>What a file is to the component it belongs to.</summary>
/// <param name="Type">Type of the component.</param>
/// <param name="FullName">Full name of the component.</param>
/// <param name="Key">Path that the files of one definition of the component share.</param>
/// <param name="IsMain">Whether the file describes the component; else it is content, a bundle member or a piece.</param>
/// <param name="NeedsMain">Whether the file belongs to no component when nothing describes it.</param>
internal sealed record FileRole(MetadataType Type, string FullName, string Key, bool IsMain, bool NeedsMain = false);
