using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Analysis;

/// <summary>One finding.</summary>
public sealed class Diagnostic : IComparable<Diagnostic>
{
    /// <summary>Most characters of a message.</summary>
    public const int LongestMessage = 600;

    private readonly ImmutableArray<MessageArgument> _arguments;

    internal Diagnostic(
        DiagnosticDescriptor descriptor, Impact impact, Subject? subject, Evidence evidence, ReadOnlySpan<object?> arguments)
        : this(descriptor, impact, subject, evidence, arguments.ToArray().Select(MessageArgument.Of).ToImmutableArray())
    {
    }

    private Diagnostic(
        DiagnosticDescriptor descriptor, Impact impact, Subject? subject, Evidence evidence, ImmutableArray<MessageArgument> arguments)
    {
        Descriptor = descriptor;
        Impact = impact;
        Subject = subject;
        Evidence = evidence;
        _arguments = arguments;
        (Message, Items, IsShortened) = MessageText.Of(descriptor.MessageFormat, arguments);
        Fingerprint = ComputeFingerprint();
    }

    public DiagnosticDescriptor Descriptor { get; }

    public string Id => Descriptor.Id;

    public Impact Impact { get; }

    /// <summary>Severity of the finding, unless the configuration sets another.</summary>
    public DiagnosticSeverity Severity => Impact switch
    {
        Impact.Blocker => DiagnosticSeverity.Error,
        Impact.Note => DiagnosticSeverity.Note,
        _ => DiagnosticSeverity.Warning,
    };

    /// <summary>
    /// The subject with the verdict that the finding is part of; null for a finding about the input or a component alone.
    /// </summary>
    public Subject? Subject { get; }

    public Evidence Evidence { get; }

    public Location Location => Evidence.Location;

    /// <summary>The arguments of the message as text, lists in full.</summary>
    public ImmutableArray<string> Arguments => [.. _arguments.Select(argument => argument.Whole)];

    /// <summary>
    /// The finding in words, at most <see cref="LongestMessage"/> characters. A list is shown with its first ten entries, or fewer when
    /// they are long, and the number of the others; an entry of more than 120 characters is cut.
    /// </summary>
    public string Message { get; }

    /// <summary>
    /// Every entry of the lists among the arguments, in order; the entries of an <see cref="ItemList"/> have its name in front. Where texts
    /// of the message had to be cut, the first item is the message with them whole.
    /// </summary>
    public ImmutableArray<string> Items { get; }

    /// <summary>Whether <see cref="Items"/> hold more than <see cref="Message"/> shows.</summary>
    public bool IsShortened { get; }

    /// <summary>
    /// 32 hexadecimal digits over rule, component, element and subject: it survives reordering, reformatting, a move between package
    /// directories and a change of format, and it tells apart the findings that a person would accept separately.
    /// </summary>
    public string Fingerprint { get; private init; }

    /// <summary>Reason why the finding is accepted; null when it is not. It changes no verdict.</summary>
    public SuppressionEntry? Suppression { get; private init; }

    /// <summary>The finding's state against the baseline or older state; null when the run was compared with none.</summary>
    public BaselineState? Baseline { get; private init; }

    /// <summary>The entry of the baseline file that the finding is in; null when it is in none.</summary>
    public BaselineEntry? BaselineEntry { get; private init; }

    internal Diagnostic Accept(SuppressionEntry entry) => new(Descriptor, Impact, Subject, Evidence, _arguments) { Suppression = entry };

    internal Diagnostic Compare(BaselineState state, BaselineEntry? entry = null) =>
        new(Descriptor, Impact, Subject, Evidence, _arguments)
        {
            Fingerprint = Fingerprint,
            Suppression = Suppression,
            Baseline = state,
            BaselineEntry = entry ?? BaselineEntry,
        };

    /// <summary>
    /// The finding with other names for what it is about, in its message, place, path and fingerprint. The subject stays the object that it
    /// is.
    /// </summary>
    /// <param name="rename">
    /// Gives a text with the other names; asked for each text, list entry, path, name and the fingerprint by itself.
    /// </param>
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
        return new(Descriptor, Impact, Subject, evidence, _arguments.Select(argument => argument.Rename(rename)).ToImmutableArray())
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

    private string ComputeFingerprint()
    {
        var component = Evidence.Component;
        var key = string.Join('\n', Id, component?.Type, component?.Name, Evidence.Element, Subject?.Kind, Subject?.Name)
            .ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
    }
}
