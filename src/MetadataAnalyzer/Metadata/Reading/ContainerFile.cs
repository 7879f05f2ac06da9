using System.Collections.Immutable;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>The content of one file of a profile or permission set.</summary>
internal sealed class ContainerFile
{
    public Location Root { get; private set; }

    public Dictionary<string, (string Text, Location Location)> Values { get; } = new(StringComparer.Ordinal);

    public GrantCollector Collector { get; } = new();

    public ImmutableArray<LoginIpRange>.Builder LoginIpRanges { get; } = ImmutableArray.CreateBuilder<LoginIpRange>();

    public ImmutableArray<NamedReference>.Builder DefaultRecordTypes { get; } = ImmutableArray.CreateBuilder<NamedReference>();

    public ImmutableArray<NamedReference>.Builder LoginFlows { get; } = ImmutableArray.CreateBuilder<NamedReference>();

    public LoginHours? LoginHours { get; private set; }

    public string? Value(string element) => Values.TryGetValue(element, out var value) && value.Text.Length > 0 ? value.Text : null;

    /// <summary>Place of a value; the root element when the file does not have it.</summary>
    public Location LocationOf(string element) => Values.TryGetValue(element, out var value) ? value.Location : Root;

    /// <summary>A value that must be true or false; null when it is missing.</summary>
    public bool? Flag(string element)
    {
        if (Value(element) is not { } text)
        {
            return null;
        }

        var value = XmlBoolean.Parse(text);
        if (value is null)
        {
            Collector.AddProblem(element, "", $"<{element}> is '{text}', neither true nor false; taken as false", LocationOf(element));
        }

        return value ?? false;
    }

    /// <summary>
    /// The difference that shows another file of a profile to be of another retrieve, as a clause; null for none. The parts of one
    /// retrieve are the same in what every retrieve of a profile brings.
    /// </summary>
    public string? DifferenceTo(ContainerFile other)
    {
        foreach (var element in (string[])["userLicense", "custom"])
        {
            if (Value(element) is { } ours && other.Value(element) is { } theirs
                && !ours.Equals(theirs, StringComparison.OrdinalIgnoreCase))
            {
                return SecretText.Blank($"{element} is '{ours}' and '{theirs}'");
            }
        }

        return Collector.DifferentUserPermission(other.Collector) is { } permission
            ? $"only one of them turns on user permission '{permission}'"
            : !Addresses(this).SetEquals(Addresses(other)) ? "their login IP ranges are not the same"
            : LoginHours is null != other.LoginHours is null ? "only one of them has login hours"
            : null;

        static HashSet<(string, string)> Addresses(ContainerFile file) =>
            [.. file.LoginIpRanges.Select(range => (range.StartAddress, range.EndAddress))];
    }

    /// <summary>Adds another part of the same profile.</summary>
    public void Unite(ContainerFile other)
    {
        Collector.Unite(other.Collector);
        AddNew(DefaultRecordTypes, other.DefaultRecordTypes);
        AddNew(LoginFlows, other.LoginFlows);
        foreach (var (element, value) in other.Values)
        {
            Values.TryAdd(element, value);
        }

        static void AddNew(ImmutableArray<NamedReference>.Builder ours, ImmutableArray<NamedReference>.Builder theirs) =>
            ours.AddRange(theirs.Where(reference => !ours.Any(known => ApiName.Same(known.Name, reference.Name))).ToList());
    }

    /// <summary>Reads the children of a root that holds sections.</summary>
    public void Read(ElementReader reader, int file, NamePool names)
    {
        Root = reader.Location;
        var depth = reader.Depth;
        AccessSection? section = null;
        while (reader.NextChild(depth))
        {
            var element = reader.Name;
            if (section?.Element != element)
            {
                section = AccessSections.Find(element);
            }

            if (section is not null)
            {
                ReadEntry(reader, section, file, names);
            }
            else if (AccessSections.Values.Contains(element))
            {
                var location = reader.Location;
                Values[element] = (reader.Text(), location);
            }
            else
            {
                Collector.CountSection(element, 1);
                ReadModelled(reader, element);
            }
        }
    }

    /// <summary>Reads a root that is one entry of a section.</summary>
    public void ReadEntry(ElementReader reader, AccessSection section, int file, NamePool names)
    {
        Collector.CountSection(section.Element, 1);
        if (AccessEntryReader.Read(reader, section, file, names, Collector) is { } recordType)
        {
            DefaultRecordTypes.Add(recordType);
        }
    }

    private void ReadModelled(ElementReader reader, string element)
    {
        switch (element)
        {
            case "loginIpRanges":
                LoginIpRanges.Add(LoginRestrictions.ReadIpRange(reader, "startAddress", "endAddress"));
                break;
            case "loginHours":
                LoginHours = LoginRestrictions.ReadHours(reader, Collector);
                break;
            case "loginFlows":
                LoginFlows.Add(LoginRestrictions.ReadFlow(reader));
                break;
            default:
                break;
        }
    }
}
