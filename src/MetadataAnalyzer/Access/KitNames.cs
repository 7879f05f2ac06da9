using System.Text.RegularExpressions;
using MetadataAnalyzer.Metadata;

namespace MetadataAnalyzer.Access;

/// <summary>
/// Names of the permission sets that the migration kit makes. Every subject has a name, given out in the order of the subjects and with
/// active users first, so that neither a verdict nor a choice of subjects changes the name of any.
/// </summary>
public sealed partial class KitNames
{
    /// <summary>Ends the name of the second set, which holds what is not proven to be carried.</summary>
    public const string UnprovenSuffix = "_Unproven";

    /// <summary>Longest name of a first set. The platform takes 80 characters; the rest is for endings.</summary>
    public const int MaxLength = 60;

    private const string Prefix = "Integration_";

    private readonly Dictionary<string, NameHolder> _holders = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SubjectIdentity, string> _names = [];

    internal KitNames(OrgContent org, IEnumerable<SubjectIdentity> subjects)
    {
        AddHolders(org);
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var subject in subjects.OrderBy(subject => subject.IsActive == false))
        {
            var preferred = Preferred(subject);
            var name = preferred;
            for (var number = 2; Holder(name) is not null || given.Contains(name) || given.Contains(name + UnprovenSuffix); number++)
            {
                name = Numbered(preferred, number);
            }

            given.Add(name);
            given.Add(name + UnprovenSuffix);
            _names.Add(subject, name);
        }
    }

    /// <summary>Full name of the permission set that the kit makes for a subject of the org.</summary>
    public string PermissionSet(SubjectIdentity subject) => _names[subject];

    /// <summary>Full name of the second set, which holds the rights that are not proven to be carried.</summary>
    public string UnprovenPermissionSet(SubjectIdentity subject) => PermissionSet(subject) + UnprovenSuffix;

    /// <summary>
    /// The component that already has the name of the subject's set, or of its second set; null when both names are free.
    /// </summary>
    public NameHolder? Taken(SubjectIdentity subject) => Holder(Preferred(subject));

    /// <summary>
    /// The name while nothing else has it: a legal API name of ASCII letters, digits and single underscores made of the username before the
    /// @, or of the profile's name. What has no such letters is called after its kind.
    /// </summary>
    public static string Preferred(SubjectIdentity subject)
    {
        var text = subject.Kind == SubjectKind.User ? subject.Name.Split('@')[0] : subject.Name;
        var slug = OtherCharacters().Replace(text, "_").Trim('_');
        return Cut(Prefix + (slug.Length == 0 ? subject.Kind.ToString() : slug), MaxLength);
    }

    private static string Numbered(string name, int number) => Cut(name, MaxLength - $"_{number}".Length) + $"_{number}";

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..length].TrimEnd('_');

    private NameHolder? Holder(string name) => _holders.GetValueOrDefault(name) ?? _holders.GetValueOrDefault(name + UnprovenSuffix);

    private void AddHolders(OrgContent org)
    {
        foreach (var set in org.Project.PermissionSets)
        {
            Add(MetadataTypes.PermissionSet, set.FullName, set.Caption, set.Location);
        }

        // The platform keeps a permission set behind each group.
        foreach (var group in org.Project.PermissionSetGroups)
        {
            Add(group.TypeName, group.FullName, $"permission set group '{group.FullName}'", group.Location);
        }

        foreach (var file in org.Project.Unreadable)
        {
            foreach (var (type, name) in file.Components
                .Where(component => component.Type is MetadataTypes.PermissionSet or MetadataTypes.PermissionSetGroup))
            {
                Add(
                    type, name, $"{(type == MetadataTypes.PermissionSet ? "permission set" : "permission set group")} '{name}'",
                    file.Location);
            }
        }

        // The sets that the platform keeps for profiles and groups have names of their own.
        foreach (var row in org.Exports.PermissionSets.Where(row => row is { IsOfProfile: false, IsOfGroup: false }))
        {
            Add(MetadataTypes.PermissionSet, row.FullName, $"permission set '{row.FullName}' of the org", row.Location);
        }

        // An assigned set exists in the org, even when it was not retrieved.
        foreach (var row in org.Exports.Assignments.Where(row => !row.IsGroup && !org.Names.IsOfProfile(row)))
        {
            Add(
                MetadataTypes.PermissionSet, row.PermissionSetFullName, $"permission set '{row.PermissionSetFullName}' of the org",
                row.Location);
        }
    }

    private void Add(string type, string? name, string caption, Location location)
    {
        if (name is not null)
        {
            _holders.TryAdd(name, new(type, name, caption, location));
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex OtherCharacters();
}

/// <summary>A component that already has the name.</summary>
/// <param name="Type">Metadata API type name.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Caption">Caption with the name, for people.</param>
/// <param name="Location">The component or the record that shows it.</param>
public sealed record NameHolder(string Type, string Name, string Caption, Location Location);
