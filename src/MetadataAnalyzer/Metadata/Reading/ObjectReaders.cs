using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads objects and fields. In Metadata API format the children of an object are in its own file.</summary>
internal static class ObjectReaders
{
    public static CustomObject? ReadObject(ComponentSource source)
    {
        var (root, label, settingsType, sharing, deployment) = (default(Location), (string?)null, (string?)null, (string?)null,
            (string?)null);
        var isRead = source.ReadXml(source.Definition.Main, MetadataTypes.CustomObject, reader =>
        {
            root = reader.Location;
            var depth = reader.Depth;
            while (reader.NextChild(depth))
            {
                switch (reader.Name)
                {
                    case "label":
                        label = reader.Text();
                        break;
                    case "customSettingsType":
                        settingsType = reader.Text();
                        break;
                    case "sharingModel":
                        sharing = reader.Text();
                        break;
                    case "deploymentStatus":
                        deployment = reader.Text();
                        break;
                    default:
                        ReadChild(reader, source);
                        break;
                }
            }
        });
        if (!isRead)
        {
            source.Inner.Clear();
            return null;
        }

        return new CustomObject
        {
            FullName = source.FullName,
            Location = root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Label = label,
            CustomSettingsType = settingsType,
            SharingModel = sharing,
            DeploymentStatus = deployment,
        };
    }

    public static CustomField? ReadField(ComponentSource source) =>
        FlatFields.ReadMain(source, MetadataTypes.CustomField) is { } fields ? Field(source, source.FullName, fields) : null;

    /// <summary>A bot is not modelled; in Metadata API format its file holds its versions, which are components.</summary>
    public static MetadataComponent? ReadBot(ComponentSource source)
    {
        var isRead = source.ReadXml(source.Definition.Main, MetadataTypes.Bot, reader =>
        {
            var depth = reader.Depth;
            while (reader.NextChild(depth))
            {
                ReadChild(reader, source);
            }
        });
        if (!isRead)
        {
            source.Inner.Clear();
        }

        return null;
    }

    private static void ReadChild(ElementReader reader, ComponentSource source)
    {
        if (MetadataRegistry.Default.ChildTypeOf(source.Definition.Type.Name, reader.Name) is not { } type)
        {
            return;
        }

        var fields = FlatFields.Read(reader);
        if (fields["fullName"] is { } name)
        {
            var fullName = $"{source.FullName}.{FileClassifier.Decode(name)}";
            var entry = new ComponentEntry(type, fullName, source.Definition.Main.Path, source.PackageDirectory);
            source.Inner.Add((entry, type == MetadataTypes.CustomField ? Field(source, fullName, fields) : null));
        }
    }

    private static CustomField Field(ComponentSource source, string fullName, FlatFields fields) => new()
    {
        FullName = source.Names.Intern(fullName),
        Location = fields.Root,
        Files = [source.Definition.Main.Path],
        PackageDirectory = source.PackageDirectory,
        Type = fields["type"],
        IsRequired = fields.Flag("required") ?? false,
        IsFormula = fields["formula"] is not null,
        ReferenceTo = fields["referenceTo"],
    };
}
