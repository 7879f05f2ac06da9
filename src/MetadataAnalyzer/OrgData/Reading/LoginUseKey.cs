using System.Runtime.InteropServices;

namespace MetadataAnalyzer.OrgData.Reading;

/// <summary>A way to sign in, by indexes of its texts.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoginUseKey(int LoginType, int LoginSubType, int Application, int Status);
