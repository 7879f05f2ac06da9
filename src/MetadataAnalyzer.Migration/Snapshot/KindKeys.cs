using System.Collections.Immutable;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Reporting.Json;

namespace MetadataAnalyzer.Migration.Snapshot;

/// <summary>The key of each kind of access, those that act in the user interface alone included: a rollback has to know them too.</summary>
internal static class KindKeys
{
    private static readonly ImmutableSortedDictionary<string, AccessKind> Kinds =
        AccessKinds.UsableByApi.Concat(AccessKinds.UserInterfaceOnly).ToImmutableSortedDictionary(Of, kind => kind, StringComparer.Ordinal);

    /// <summary>Every kind, in the order of the file.</summary>
    public static IEnumerable<AccessKind> All => Kinds.Values;

    public static string Of(AccessKind kind) => kind switch
    {
        AccessKind.Application => "applications",
        AccessKind.Tab => "tabs",
        AccessKind.ServicePresenceStatus => "servicePresenceStatuses",
        AccessKind.EmailRoutingAddress => "emailRoutingAddresses",
        AccessKind.ComputingSummaryDefinition => "computingSummaryDefinitions",
        _ => AccessKeys.Of(kind),
    };

    /// <summary>The kind of a key; null for one that a later version may have added.</summary>
    public static AccessKind? Find(string key) => Kinds.TryGetValue(key, out var kind) ? kind : null;
}
