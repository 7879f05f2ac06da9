using System.Runtime.InteropServices;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>The time that a record of a log gives, and the place of the record.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordMoment(int Day, int SecondOfDay, int File, int Line)
{
    public bool IsAfter(RecordMoment other) => Day != other.Day ? Day > other.Day : SecondOfDay > other.SecondOfDay;

    public Location At(IReadOnlyList<string> files) => Location.Record(files[File], Line);
}
