using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>user-licenses.yml</c>.</summary>
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
                entry.Name, entry.List("keys"), entry.Word<UserLicenseRole>("role"), entry.Text("reason"), entry.Flag("people"), sources.Of(entry));
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

    /// <summary>In the order of the file.</summary>
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
