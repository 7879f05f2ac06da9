namespace MetadataAnalyzer.Metadata;

/// <summary>One grant that is on, as a profile or permission set holds it. Sixteen bytes: a large org has millions.</summary>
public readonly struct AccessGrant
{
    private const int MaxLine = (1 << 24) - 1;

    private readonly uint _lineAndRights;
    private readonly ushort _column;
    private readonly ushort _file;

    /// <param name="name">API name of what is granted (<c>ApiEnabled</c>, <c>Account</c>, <c>Account.Name</c>), as the file spells it, trimmed.</param>
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
