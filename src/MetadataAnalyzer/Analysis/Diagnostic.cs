using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>One finding.</summary>
public sealed class Diagnostic : IComparable<Diagnostic>
{
    internal Diagnostic(DiagnosticDescriptor descriptor, Impact impact, Subject? subject, Evidence evidence, ImmutableArray<string> arguments)
    {
        Descriptor = descriptor;
        Impact = impact;
        Subject = subject;
        Evidence = evidence;
        Arguments = arguments;
        Message = string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, [.. arguments]);
        Fingerprint = ComputeFingerprint();
    }

    public DiagnosticDescriptor Descriptor { get; }

    public string Id => Descriptor.Id;

    public Impact Impact { get; }

    /// <summary>How loudly the finding is reported, unless configuration says otherwise.</summary>
    public DiagnosticSeverity Severity => Impact switch
    {
        Impact.Blocker => DiagnosticSeverity.Error,
        Impact.Note => DiagnosticSeverity.Note,
        _ => DiagnosticSeverity.Warning,
    };

    /// <summary>Whose verdict the finding is part of; null for a finding about the input or a component alone.</summary>
    public Subject? Subject { get; }

    public Evidence Evidence { get; }

    public Location Location => Evidence.Location;

    /// <summary>The arguments of the message as text.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>The finding in words.</summary>
    public string Message { get; }

    /// <summary>
    /// 32 hexadecimal digits over rule, component, element and subject: it survives reordering, reformatting, a move between package
    /// directories and a change of format, and it tells apart whatever a person would accept separately.
    /// </summary>
    public string Fingerprint { get; private init; }

    /// <summary>Why somebody accepts the finding; null when nobody does. It changes no verdict.</summary>
    public SuppressionEntry? Suppression { get; private init; }

    /// <summary>Whether the finding is new against what the run was compared with; null when it was compared with nothing.</summary>
    public BaselineState? Baseline { get; private init; }

    /// <summary>The entry of the baseline file that the finding is in; null when it is in none.</summary>
    public BaselineEntry? BaselineEntry { get; private init; }

    internal Diagnostic Accept(SuppressionEntry entry) => new(Descriptor, Impact, Subject, Evidence, Arguments) { Suppression = entry };

    internal Diagnostic Compare(BaselineState state, BaselineEntry? entry = null) =>
        new(Descriptor, Impact, Subject, Evidence, Arguments) { Fingerprint = Fingerprint, Suppression = Suppression, Baseline = state, BaselineEntry = entry ?? BaselineEntry };

    /// <summary>The finding with other names for what it is about, in its message, place, path and fingerprint. The subject stays the object that it is.</summary>
    /// <param name="rename">Gives a text with the other names; asked for each argument, path, name and the fingerprint by itself.</param>
    public Diagnostic Rename(Func<string, string> rename)
    {
        Location Place(Location location) => location.IsNone ? location : location with { Path = rename(location.Path) };
        string? Optional(string? text) => text is null ? null : rename(text);
        var evidence = Evidence with
        {
            Location = Place(Location),
            Component = Evidence.Component is { } component ? component with { Name = rename(component.Name) } : null,
            Element = rename(Evidence.Element),
            Path = new([.. Evidence.Path.Select(step => step with { Name = rename(step.Name), Location = Place(step.Location) })]),
        };
        return new(Descriptor, Impact, Subject, evidence, [.. Arguments.Select(rename)])
        {
            Fingerprint = rename(Fingerprint),
            Baseline = Baseline,
            BaselineEntry = BaselineEntry,
            Suppression = Suppression is { } entry
                ? entry with
                {
                    Entity = Optional(entry.Entity),
                    Path = Optional(entry.Path),
                    User = Optional(entry.User),
                    Reason = rename(entry.Reason),
                    Owner = Optional(entry.Owner),
                    Ticket = Optional(entry.Ticket),
                    Location = Place(entry.Location),
                }
                : null,
        };
    }

    /// <summary>By place, then rule, then subject, then words.</summary>
    public int CompareTo(Diagnostic? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Location.CompareTo(other.Location);
        order = order != 0 ? order : string.CompareOrdinal(Id, other.Id);
        order = order != 0 ? order : string.CompareOrdinal(Subject?.Name, other.Subject?.Name);
        order = order != 0 ? order : string.CompareOrdinal(Evidence.Element, other.Evidence.Element);
        return order != 0 ? order : string.CompareOrdinal(Message, other.Message);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(Location.IsNone ? "" : $"{Location}: ")}{Impact} {Id}: {Message}";

    internal static string Format(object? argument) => argument switch
    {
        null => "",
        string text => text,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Format)),
        _ => argument.ToString() ?? "",
    };

    private string ComputeFingerprint()
    {
        var component = Evidence.Component;
        var key = string.Join('\n', Id, component?.Type, component?.Name, Evidence.Element, Subject?.Kind, Subject?.Name).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
    }
}
