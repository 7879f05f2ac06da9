using System.Collections.Frozen;
using System.Collections.Immutable;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>standard-names.yml</c>: names that the platform gives, which metadata and data spell differently.</summary>
public sealed class StandardNames
{
    private readonly Dictionary<string, string> _labels;
    private readonly Dictionary<string, string> _apiNames;
    private readonly FrozenSet<string> _stockPages;

    internal StandardNames(YamlMapping file, CatalogueSources sources)
    {
        file.Only("integration", "api_only_profiles", "platform_namespaces", "profiles", "stock_pages");
        var integration = file.Map("integration");
        integration.Only("user_license", "permission_set_license", "permission_set_license_label", "source");

        // The names need a source as every statement does, and nothing shows it.
        _ = sources.Of(integration);
        UserLicense = integration.Text("user_license");
        PermissionSetLicense = integration.Text("permission_set_license");
        PermissionSetLicenseLabel = integration.Text("permission_set_license_label");
        ApiOnlyProfiles =
        [
            .. file.Map("api_only_profiles").Entries
                .Select(entry => ReadApiOnlyProfile(entry, sources))
                .OrderByDescending(profile => profile.IsCurrent)
                .Select(profile => profile.Name),
        ];
        PlatformNamespaces = [.. file.Map("platform_namespaces").Entries.Select(entry => ReadPlatformNamespace(entry, sources))];
        var profiles = file.Map("profiles").Entries.Select(entry => ReadProfile(entry, sources)).ToList();
        var pages = file.Map("stock_pages");
        pages.Only("names", "source");
        sources.Of(pages);
        _stockPages = pages.List("names").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _labels = profiles.ToDictionary(profile => profile.ApiName, profile => profile.Label, StringComparer.OrdinalIgnoreCase);
        _apiNames = profiles.ToDictionary(profile => profile.Label, profile => profile.ApiName, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Name of the integration user licence.</summary>
    public string UserLicense { get; }

    /// <summary>Developer name of its permission set licence.</summary>
    public string PermissionSetLicense { get; }

    /// <summary>Label of its permission set licence.</summary>
    public string PermissionSetLicenseLabel { get; }

    /// <summary>Namespaces of the permission sets and groups that belong to the platform itself.</summary>
    public ImmutableArray<string> PlatformNamespaces { get; }

    /// <summary>The standard profiles on the integration licence, the current one first; API name and label are the same.</summary>
    public ImmutableArray<string> ApiOnlyProfiles { get; }

    /// <summary>Names and labels of the standard profiles, sorted.</summary>
    public ImmutableArray<string> ProfileNames =>
    [
        .. _labels.Keys.Concat(_labels.Values).Concat(ApiOnlyProfiles)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// Label of a profile with this API or file name: <c>Admin</c> → System Administrator; other names are their own label.
    /// </summary>
    public string ProfileLabel(string apiName) => _labels.GetValueOrDefault(apiName.Trim(), apiName.Trim());

    /// <summary>Whether permission sets and groups of this namespace belong to the platform itself and not to a package.</summary>
    public bool IsPlatformNamespace(string? name) =>
        name is not null && PlatformNamespaces.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>API name of a profile with this label: System Administrator → <c>Admin</c>; other labels are their own name.</summary>
    public string ProfileApiName(string label) => _apiNames.GetValueOrDefault(label.Trim(), label.Trim());

    /// <summary>Whether two names, each an API name or a label in any case, name one profile.</summary>
    public bool IsSameProfile(string one, string other) =>
        string.Equals(ProfileLabel(one), ProfileLabel(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a profile of this name is a standard one on the integration licence. A custom one is recognised by its licence only.
    /// </summary>
    public bool IsApiOnlyProfile(string name) => ApiOnlyProfiles.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this developer name or label, any case, is the integration's permission set licence.</summary>
    public bool IsIntegrationPermissionSetLicense(string name)
        => string.Equals(name.Trim(), PermissionSetLicense, StringComparison.OrdinalIgnoreCase)
            || string.Equals(name.Trim(), PermissionSetLicenseLabel, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a Visualforce page of this name is one that the platform adds to an org, such as those of sites.</summary>
    public bool IsStockPage(string name) => _stockPages.Contains(name);

    private static string ReadPlatformNamespace(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("source");
        sources.Of(entry);
        return entry.Name;
    }

    private static (string Name, bool IsCurrent) ReadApiOnlyProfile(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("state", "source");
        sources.Of(entry);
        return entry.Text("state") switch
        {
            "current" => (entry.Name, true),
            "deprecated" => (entry.Name, false),
            var other => throw entry.Error($"'state' must be current or deprecated, not '{other}'", "state"),
        };
    }

    private static (string ApiName, string Label) ReadProfile(YamlMapping entry, CatalogueSources sources)
    {
        entry.Only("label", "source");
        sources.Of(entry);
        return (entry.Name, entry.Text("label"));
    }
}
