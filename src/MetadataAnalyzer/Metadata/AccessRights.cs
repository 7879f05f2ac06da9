namespace MetadataAnalyzer.Metadata;

/// <summary>What a grant gives. Objects use the first seven flags, fields <see cref="Read"/> and <see cref="Edit"/>, everything else <see cref="Enabled"/>.</summary>
[Flags]
public enum AccessRights : byte
{
    None = 0,
    Create = 1,
    Read = 2,
    Edit = 4,
    Delete = 8,
    ViewAll = 16,
    ModifyAll = 32,
    ViewAllFields = 64,
    Enabled = 128,
}
