using System.Collections.Immutable;
using MetadataAnalyzer.Reporting.Csv;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>Kinds of names that a report can hide.</summary>
[Flags]
public enum RedactionKinds
{
    None = 0,

    /// <summary>Users: username, full name, alias, e-mail address, display name of the configuration, record id.</summary>
    Users = 1,

    /// <summary>
    /// Connected apps, external client apps, clients in logins and tokens, managed packages by their namespace, endpoints.
    /// </summary>
    Apps = 2,

    /// <summary>Custom objects and fields, and what belongs to an object.</summary>
    Objects = 4,

    /// <summary>Apex classes and triggers, Visualforce pages, flows and every component that is of no other kind.</summary>
    Code = 8,

    /// <summary>Profiles, permission sets and groups, roles, public groups and queues, custom permissions.</summary>
    Containers = 16,

    /// <summary>The client of the report.</summary>
    Client = 32,

    All = Users | Apps | Objects | Code | Containers | Client,
}

/// <summary>The ids of the kinds in options and key files.</summary>
public static class RedactionKindNames
{
    private const string EveryKind = "all";

    /// <summary>The ids of the kinds, in the order of the help text.</summary>
    public static ImmutableArray<string> All { get; } =
        [.. RedactionKinds.All.Ids()];

    /// <summary>The kinds of a list such as <c>users,apps</c>, or <c>all</c>; null when a kind is unknown or the list is empty.</summary>
    public static RedactionKinds? Parse(string list)
    {
        var kinds = RedactionKinds.None;
        foreach (var name in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (string.Equals(name, EveryKind, StringComparison.OrdinalIgnoreCase))
            {
                kinds = RedactionKinds.All;
            }
            else if (All.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                kinds |= Enum.Parse<RedactionKinds>(name, ignoreCase: true);
            }
            else
            {
                return null;
            }
        }

        return kinds == RedactionKinds.None ? null : kinds;
    }
}

/// <summary>The key file with the name of each pseudonym: kind, original, pseudonym.</summary>
public static class RedactionKey
{
    private static readonly string[] Header = ["Kind", "Original", "Pseudonym"];

    /// <param name="redactor">The redaction, after all reports are written.</param>
    /// <param name="stream">Receives the file; left open.</param>
    public static void Write(Redactor redactor, Stream stream) =>
        SafeCsv.Write(stream, Header, redactor.Names, name => [name.Kind.Id(), name.Original, name.Pseudonym]);
}
