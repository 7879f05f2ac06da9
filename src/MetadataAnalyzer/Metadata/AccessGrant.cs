using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata;

/// <summary>One grant that is on, as a profile or permission set holds it. Sixteen bytes: a large org has millions.</summary>
public readonly struct AccessGrant
{
    private const int MaxLine = (1 << 24) - 1;

    private readonly uint _lineAndRights;
    private readonly ushort _column;
    private readonly ushort _file;

    /// <param name="name">API name of what is granted (<c>ApiEnabled</c>, <c>Account</c>, <c>Account.Name</c>), as the file spells it,
    /// trimmed.</param>
    /// <param name="rights">What is granted; never <see cref="AccessRights.None"/>.</param>
    /// <param name="line">One-based line of the section element; kept up to 16,777,215.</param>
    /// <param name="column">One-based column of its <c>&lt;</c>; kept up to 65,535.</param>
    /// <param name="file">Index into <see cref="MetadataComponent.Files"/>.</param>
    public AccessGrant(string name, AccessRights rights, int line, int column, int file)
    {
        Name = name;
        _lineAndRights = ((uint)Math.Min(line, MaxLine) << 8) | (byte)rights;
        _column = (ushort)Math.Min(column, ushort.MaxValue);
        _file = (ushort)file;
    }

    /// <summary>API name of what is granted. Compare ignoring case, as the platform does.</summary>
    public string Name { get; }

    public AccessRights Rights => (AccessRights)(byte)_lineAndRights;

    public int Line => (int)(_lineAndRights >> 8);

    public int Column => _column;

    /// <summary>Index into <see cref="MetadataComponent.Files"/> of the file that holds the grant.</summary>
    public int File => _file;
}

/// <summary>
/// The rights of a grant. Objects use the first seven flags, fields <see cref="Read"/> and <see cref="Edit"/>, all other kinds
/// <see cref="Enabled"/>.
/// </summary>
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

    /// <summary>The rights on an object in words, or <c>enabled</c> for what is on or off; empty for none.</summary>
    public static string DescribeAny(this AccessRights rights) => rights.HasFlag(AccessRights.Enabled) ? "enabled" : rights.Describe();

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
