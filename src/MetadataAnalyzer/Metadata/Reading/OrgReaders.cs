using System.Collections.Immutable;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads components about the org as a whole: settings and workflows.</summary>
internal static class OrgReaders
{
    public static OrgSettings? ReadSettings(ComponentSource source)
    {
        var (root, name) = (default(Location), "");
        var on = ImmutableArray.CreateBuilder<NamedReference>();
        var isRead = source.ReadXml(
            source.Definition.Main,
            $"{source.FullName}Settings",
            reader =>
            {
                (root, name) = (reader.Location, reader.Name);
                var depth = reader.Depth;
                while (reader.NextChild(depth))
                {
                    var element = new NamedReference(reader.Name, reader.Location);
                    if (XmlBoolean.Parse(reader.Text()) == true)
                    {
                        on.Add(element);
                    }
                }
            },
            isRoot: element => element.EndsWith(MetadataTypes.Settings, StringComparison.Ordinal));
        return isRead
            ? new OrgSettings
            {
                FullName = source.FullName,
                Location = root,
                Files = source.Files,
                PackageDirectory = source.PackageDirectory,
                RootElement = name,
                Switches = on.ToImmutable(),
            }
            : null;
    }

    public static Workflow? ReadWorkflow(ComponentSource source)
    {
        var root = source.FileLocation;
        var messages = ImmutableArray.CreateBuilder<NamedReference>();
        foreach (var file in source.Definition.Files)
        {
            // The vendor's tools may keep each message in a file of its own, whose root is the message.
            var isRead = source.ReadXml(file, MetadataTypes.Workflow, reader =>
            {
                root = file == source.Definition.Main ? reader.Location : root;
                if (reader.Name == "WorkflowOutboundMessage")
                {
                    messages.Add(Message(reader));
                    return;
                }

                var depth = reader.Depth;
                while (reader.NextChild(depth))
                {
                    if (reader.Name == "outboundMessages")
                    {
                        messages.Add(Message(reader));
                    }
                }
            }, isRoot: element => element.StartsWith("Workflow", StringComparison.Ordinal));
            if (!isRead)
            {
                return null;
            }
        }

        return new Workflow
        {
            FullName = source.FullName,
            Location = root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            OutboundMessages = messages.ToImmutable(),
        };
    }

    private static NamedReference Message(ElementReader reader)
    {
        var fields = FlatFields.Read(reader);
        return new(fields["fullName"] ?? "", fields.Root);
    }
}
