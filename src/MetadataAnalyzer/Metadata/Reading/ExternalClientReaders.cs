using System.Collections.Immutable;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads the files of external client apps and joins those that name the same app.</summary>
internal static class ExternalClientReaders
{
    public static ExternalClientApplication? ReadHeader(ComponentSource source) =>
        FlatFields.ReadMain(source, MetadataTypes.ExternalClientApplication) is not { } fields
            ? null
            : new ExternalClientApplication
            {
                FullName = source.FullName,
                Location = fields.Root,
                Files = source.Files,
                PackageDirectory = source.PackageDirectory,
                Label = fields["label"],
                HasHeader = true,
            };

    /// <summary>Reads settings or policies. The type's name is that of the root element.</summary>
    public static ExternalClientPart? ReadPart(ComponentSource source)
    {
        if (FlatFields.ReadMain(source, source.Definition.Type.Name) is not { } fields)
        {
            return null;
        }

        return new ExternalClientPart
        {
            FullName = source.FullName,
            Location = fields.Root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Application = fields["externalClientApplication"] ?? source.FullName,
            OauthPolicy = source.Definition.Type.Name == MetadataTypes.ExtlClntAppOauthConfigurablePolicies ? Policy(source, fields) : null,
            IsEnabled = source.Definition.Type.Name == MetadataTypes.ExtlClntAppConfigurablePolicies ? fields.Flag("isEnabled") : null,
            Scopes = [.. Split(fields.Reference("commaSeparatedOauthScopes")).Select(scope => scope.Name)],
            HasTrustedIpRanges = !string.IsNullOrWhiteSpace(fields["trustedIpRanges"]),
            SecretLocation = Secrets.Find(fields.Values),
        };
    }

    /// <summary>Joins the settings and policies of external client apps with their headers; those without a header make an app.</summary>
    /// <returns>All components, those of other types as they are.</returns>
    public static IEnumerable<MetadataComponent> Join(IReadOnlyList<MetadataComponent> components)
    {
        var byApplication = components.OfType<ExternalClientPart>().OrderBy(part => part.Location)
            .GroupBy(part => part.Application, ApiName.Comparer).ToList();
        var apps = components.OfType<ExternalClientApplication>().ToDictionary(header => header.FullName, ApiName.Comparer);
        foreach (var group in byApplication)
        {
            var first = group.First();
            var header = apps.GetValueOrDefault(group.Key);
            apps[group.Key] = new ExternalClientApplication
            {
                FullName = header?.FullName ?? group.Key,
                Location = header?.Location ?? first.Location,
                Files = [.. header?.Files ?? [], .. group.SelectMany(part => part.Files)],
                PackageDirectory = header?.PackageDirectory ?? first.PackageDirectory,
                Label = header?.Label,
                HasHeader = header is not null,
                OauthPolicies = [.. group.Select(part => part.OauthPolicy).OfType<ExternalClientOauthPolicy>()],
                IsEnabled = group.Select(part => part.IsEnabled).FirstOrDefault(isEnabled => isEnabled is not null),
                Scopes = [.. group.SelectMany(part => part.Scopes).Distinct(StringComparer.OrdinalIgnoreCase)],
                HasTrustedIpRanges = group.Any(part => part.HasTrustedIpRanges),
                SecretLocation = group.Select(part => part.SecretLocation).FirstOrDefault(location => location is not null),
            };
        }

        return components.Where(component => component is not (ExternalClientPart or ExternalClientApplication)).Concat(apps.Values);
    }

    private static ExternalClientOauthPolicy Policy(ComponentSource source, FlatFields fields) => new()
    {
        FullName = source.FullName,
        Location = fields.Root,
        PermittedUsers = fields["permittedUsersPolicyType"],
        PermittedUsersLocation = fields.Reference("permittedUsersPolicyType")?.Location,
        IsClientCredentialsFlowEnabled = fields.Flag("isClientCredentialsFlowEnabled") ?? false,
        ClientCredentialsFlowUser = fields.Reference("clientCredentialsFlowUser"),
        ExecuteHandlerAs = fields.Reference("executeHandlerAs"),
        Profiles = Split(fields.Reference("commaSeparatedProfile")),
        PermissionSets = Split(fields.Reference("commaSeparatedPermissionSet")),
        IpRelaxation = fields["ipRelaxationPolicyType"],
        RefreshTokenPolicy = RefreshTokenPolicy.Parse(
            fields["refreshTokenPolicyType"], fields["refreshTokenValidityPeriod"], fields["refreshTokenValidityUnit"]),
    };

    private static ImmutableArray<NamedReference> Split(NamedReference? list) => list is not { } value
        ? []
        : [.. value.Name
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => new NamedReference(name, value.Location))];
}

/// <summary>Settings or policies of an external client app, before they are joined with its header.</summary>
internal sealed class ExternalClientPart : MetadataComponent
{
    public override string TypeName => "ExternalClientPart";

    /// <summary>Whether <c>trustedIpRanges</c> lists any.</summary>
    public bool HasTrustedIpRanges { get; init; }

    /// <summary>The app, as <c>externalClientApplication</c> names it.</summary>
    public required string Application { get; init; }

    public ExternalClientOauthPolicy? OauthPolicy { get; init; }

    public bool? IsEnabled { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public Location? SecretLocation { get; init; }
}
