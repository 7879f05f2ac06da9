using System.Runtime.InteropServices;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>When a record's login was, and where the record is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoginMoment(int Day, int SecondOfDay, int File, int Line)
{
    public bool IsAfter(LoginMoment other) => Day != other.Day ? Day > other.Day : SecondOfDay > other.SecondOfDay;

    public Location At(IReadOnlyList<string> files) => Location.Record(files[File], Line);
}
