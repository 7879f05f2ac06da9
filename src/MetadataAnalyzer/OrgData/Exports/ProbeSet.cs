using System.Collections.Immutable;
using System.Globalization;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.OrgData.Exports;

/// <summary>A right that a set of the probe holds.</summary>
/// <param name="Kind">User permission or object.</param>
/// <param name="Name">API name of the permission or object.</param>
/// <param name="Rights">The rights on the object; of a permission <see cref="AccessRights.Enabled"/>.</param>
public sealed record ProbeRight(AccessKind Kind, string Name, AccessRights Rights)
{
    /// <summary>Whether the other right is the same, in any case of its name.</summary>
    public bool IsSame(ProbeRight other) => Kind == other.Kind && Rights == other.Rights && ApiName.Same(Name, other.Name);
}

/// <summary>A permission set of the probe, which asks the org about one right.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Sha256">SHA-256 of its file in small hexadecimal letters.</param>
/// <param name="Asks">The right in question, on an object a single one.</param>
/// <param name="Holds">All that the set holds: the right and what the platform requires beside it.</param>
public sealed record ProbeSet(int Number, string Sha256, ProbeRight Asks, ImmutableArray<ProbeRight> Holds)
{
    /// <summary>Start of the API name of every set.</summary>
    public const string Prefix = "IUL_Probe_";

    /// <summary>Name of the file that says which set asks what.</summary>
    public const string IndexFile = "probe-index.json";

    private const int HashLength = 12;

    /// <summary>
    /// API name. It ends with the start of the hash: an answer shows nothing else of the file, and so belongs to this content alone.
    /// </summary>
    public string Name => $"{Prefix}{NumberText}_{Sha256[..HashLength]}";

    /// <summary>The number as names show it: <c>0001</c>.</summary>
    public string NumberText => Number.ToString("D4", CultureInfo.InvariantCulture);
}
