using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>user-licenses.yml</c>: user licences, and the user types and profiles whose users never move.</summary>
internal sealed class UserLicenseCatalogue
{
    private readonly Dictionary<string, UserLicenseEntry> _byNameOrKey;
    private readonly Dictionary<string, NeverCandidate> _userTypes;
    private readonly Dictionary<string, NeverCandidate> _profiles;

    public UserLicenseCatalogue(YamlMapping file, CatalogueSources sources)
    {
        file.Only("licenses", "user_types", "profiles");
        var byNameOrKey = new Dictionary<string, UserLicenseEntry>(StringComparer.OrdinalIgnoreCase);
        var all = ImmutableArray.CreateBuilder<UserLicenseEntry>();
        foreach (var entry in file.Map("licenses").Entries)
        {
            entry.Only("role", "keys", "reason", "people", "source");
            var license = new UserLicenseEntry(
                entry.Name,
                entry.List("keys"),
                entry.Word<UserLicenseRole>("role"),
                entry.Text("reason"),
                entry.Flag("people"),
                sources.Of(entry));
            all.Add(license);
            foreach (var name in license.Keys.Prepend(license.Name))
            {
                if (!byNameOrKey.TryAdd(name, license))
                {
                    throw entry.Error($"'{name}' is there twice, as a name or a key");
                }
            }
        }

        All = all.ToImmutable();
        _byNameOrKey = byNameOrKey;
        _userTypes = ReadNever(file.Map("user_types"), sources);
        _profiles = ReadNever(file.Map("profiles"), sources);
    }

    /// <summary>All user licences, in the order of the file.</summary>
    public ImmutableArray<UserLicenseEntry> All { get; }

    public UserLicenseEntry? Find(string nameOrKey) => _byNameOrKey.GetValueOrDefault(nameOrKey.Trim());

    public NeverCandidate? FindUserType(string userType) => _userTypes.GetValueOrDefault(userType.Trim());

    public NeverCandidate? FindProfile(string label) => _profiles.GetValueOrDefault(label.Trim());

    private static Dictionary<string, NeverCandidate> ReadNever(YamlMapping section, CatalogueSources sources)
    {
        return section.Entries.Select(Read).ToDictionary(never => never.Name, StringComparer.OrdinalIgnoreCase);

        NeverCandidate Read(YamlMapping entry)
        {
            entry.Only("reason", "people", "source");
            return new NeverCandidate(entry.Name, entry.Text("reason"), entry.Flag("people"), sources.Of(entry));
        }
    }
}

/// <summary>A user licence and its role in the move.</summary>
/// <param name="Name">The name in <c>userLicense</c> and in <c>UserLicense.Name</c>.</param>
/// <param name="Keys">Values of <c>UserLicense.LicenseDefinitionKey</c>.</param>
/// <param name="Role">Its role.</param>
/// <param name="Reason">The reason for the role, as a phrase: "external user".</param>
/// <param name="IsForPeople">
/// Whether its users are people, not guests, agents or the vendor's own users; given for a licence that is never a source.
/// </param>
/// <param name="Source">The source.</param>
public sealed record UserLicenseEntry(
    string Name, ImmutableArray<string> Keys, UserLicenseRole Role, string Reason, bool IsForPeople, EvidenceSource Source);

/// <summary>The role of a user licence in the move.</summary>
public enum UserLicenseRole
{
    /// <summary>The full licence: its users can move.</summary>
    Source,

    /// <summary>The integration licence: its users have moved.</summary>
    Target,

    /// <summary>Its users never move.</summary>
    Never,

    /// <summary>A licence cheaper than the full one, whose saving is not assessed.</summary>
    OutOfScope,
}

/// <summary>A user type or profile whose users never move on any licence.</summary>
/// <param name="Name">Value of <c>User.UserType</c>, or the profile's label.</param>
/// <param name="Reason">The reason, as a phrase.</param>
/// <param name="IsForPeople">Whether the users are people, not guests, agents or the vendor's own users.</param>
/// <param name="Source">The source.</param>
public sealed record NeverCandidate(string Name, string Reason, bool IsForPeople, EvidenceSource Source);
