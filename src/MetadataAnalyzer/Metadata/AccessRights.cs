using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>What a grant gives. Objects use the first seven flags, fields <see cref="Read"/> and <see cref="Edit"/>, all other kinds <see cref="Enabled"/>.</summary>
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

/// <summary>The flags of rights, one by one and in words.</summary>
public static class AccessRightFlags
{
    /// <summary>The flags that objects use.</summary>
    public static ImmutableArray<AccessRights> OfObjects { get; } = [.. Split(~AccessRights.Enabled)];

    /// <summary>Each flag of some rights by itself.</summary>
    public static IEnumerable<AccessRights> Split(this AccessRights rights)
    {
        for (var flag = (int)AccessRights.Create; flag <= (int)AccessRights.Enabled; flag <<= 1)
        {
            if (((int)rights & flag) != 0)
            {
                yield return (AccessRights)flag;
            }
        }
    }

    /// <summary>Object and field rights in words: <c>create, read, edit</c>.</summary>
    public static string Describe(this AccessRights rights) => string.Join(", ", rights.Split().Where(OfObjects.Contains).Select(Name));

    private static string Name(AccessRights right) => right switch
    {
        AccessRights.ViewAll => "view all records",
        AccessRights.ModifyAll => "modify all records",
        AccessRights.ViewAllFields => "view all fields",
        _ => right.Id(),
    };
}
