using System.Collections.Immutable;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads the small types, whose files are lists of values.</summary>
internal static class SimpleReaders
{
    public static PermissionSetGroup? ReadPermissionSetGroup(ComponentSource source)
    {
        var root = default(Location);
        var values = new Dictionary<string, List<NamedReference>>(StringComparer.Ordinal);
        var isRead = source.ReadXml(source.Definition.Main, MetadataTypes.PermissionSetGroup, reader =>
        {
            root = reader.Location;
            var depth = reader.Depth;
            while (reader.NextChild(depth))
            {
                var (name, location) = (reader.Name, reader.Location);
                if (reader.Text() is { Length: > 0 } text)
                {
                    values.TryAdd(name, []);
                    values[name].Add(new NamedReference(text, location));
                }
            }
        });
        if (!isRead)
        {
            return null;
        }

        return new PermissionSetGroup
        {
            FullName = source.FullName,
            Location = root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Label = First("label"),
            PermissionSets = All("permissionSets"),
            MutingPermissionSets = All("mutingPermissionSets"),
            Status = First("status"),
            HasActivationRequired = First("hasActivationRequired") is { } flag && XmlBoolean.Parse(flag) == true,
        };

        string? First(string element) => values.TryGetValue(element, out var found) ? found[0].Name : null;

        ImmutableArray<NamedReference> All(string element) => values.TryGetValue(element, out var found) ? [.. found] : [];
    }

    public static CustomPermission? ReadCustomPermission(ComponentSource source) =>
        FlatFields.ReadMain(source, MetadataTypes.CustomPermission) is not { } fields
            ? null
            : new CustomPermission
            {
                FullName = source.FullName,
                Location = fields.Root,
                Files = source.Files,
                PackageDirectory = source.PackageDirectory,
                Label = fields["label"],
                IsLicensed = fields.Flag("isLicensed") ?? false,
            };

    public static ProfilePasswordPolicy? ReadPasswordPolicy(ComponentSource source) =>
        FlatFields.ReadMain(source, MetadataTypes.ProfilePasswordPolicy) is not { } fields
            ? null
            : new ProfilePasswordPolicy
            {
                FullName = source.FullName,
                Location = fields.Root,
                Files = source.Files,
                PackageDirectory = source.PackageDirectory,
                Profile = fields.Reference("profile") ?? new NamedReference("", fields.Root),
                PasswordExpiration = fields.Number("passwordExpiration"),
                Settings = SettingsOf(fields),
            };

    public static ProfileSessionSetting? ReadSessionSetting(ComponentSource source) =>
        FlatFields.ReadMain(source, MetadataTypes.ProfileSessionSetting) is not { } fields
            ? null
            : new ProfileSessionSetting
            {
                FullName = source.FullName,
                Location = fields.Root,
                Files = source.Files,
                PackageDirectory = source.PackageDirectory,
                Profile = fields.Reference("profile") ?? new NamedReference("", fields.Root),
                RequiredSessionLevel = fields["requiredSessionLevel"],
                Settings = SettingsOf(fields),
            };

    public static UserAccessPolicy? ReadUserAccessPolicy(ComponentSource source)
    {
        var root = default(Location);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var filters = ImmutableArray.CreateBuilder<UserAccessPolicyFilter>();
        var actions = ImmutableArray.CreateBuilder<UserAccessPolicyAction>();
        var isRead = source.ReadXml(source.Definition.Main, MetadataTypes.UserAccessPolicy, reader =>
        {
            root = reader.Location;
            var depth = reader.Depth;
            while (reader.NextChild(depth))
            {
                switch (reader.Name)
                {
                    case "userAccessPolicyFilters":
                        var filter = FlatFields.Read(reader);
                        filters.Add(new(filter["type"] ?? "", filter["operation"] ?? "", filter["target"] ?? filter["value"] ?? "",
                            filter.Root));
                        break;
                    case "userAccessPolicyActions":
                        var action = FlatFields.Read(reader);
                        actions.Add(new(action["action"] ?? "", action["type"] ?? "", action["target"] ?? "", action.Root));
                        break;
                    default:
                        values[reader.Name] = reader.Text();
                        break;
                }
            }
        });
        return !isRead
            ? null
            : new UserAccessPolicy
            {
                FullName = source.FullName,
                Location = root,
                Files = source.Files,
                PackageDirectory = source.PackageDirectory,
                Label = values.GetValueOrDefault("masterLabel"),
                Status = values.GetValueOrDefault("status"),
                TriggerType = values.GetValueOrDefault("triggerType"),
                Filters = filters.ToImmutable(),
                Actions = actions.ToImmutable(),
            };
    }

    private static ImmutableSortedDictionary<string, string> SettingsOf(FlatFields fields) => fields.Values
        .Where(entry => entry.Element is not ("profile" or "fullName"))
        .ToImmutableSortedDictionary(entry => entry.Element, entry => entry.Value.Name, StringComparer.Ordinal);
}
