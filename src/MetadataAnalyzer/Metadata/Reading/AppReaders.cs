using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads connected apps.</summary>
internal static class AppReaders
{
    public static ConnectedApp? ReadConnectedApp(ComponentSource source)
    {
        var app = new AppFields();
        if (!source.ReadXml(source.Definition.Main, MetadataTypes.ConnectedApp, app.Read))
        {
            return null;
        }

        return new ConnectedApp
        {
            FullName = source.FullName,
            Location = app.Root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Label = app.Value("label"),
            IsAdminApproved = app.Flag("isAdminApproved"),
            AdminApprovedLocation = app.Reference("isAdminApproved")?.Location,
            IsClientCredentialEnabled = app.Flag("isClientCredentialEnabled"),
            ClientCredentialUser = app.Reference("oauthClientCredentialUser"),
            PluginExecutionUser = app.Reference("pluginExecutionUser"),
            Profiles = app.References("profileName"),
            PermissionSets = app.References("permissionSetName"),
            Scopes = [.. app.References("scopes").Select(scope => scope.Name)],
            IpRelaxation = app.Value("ipRelaxation"),
            RefreshTokenPolicy = RefreshTokenPolicy.Parse(app.Value("refreshTokenPolicy")),
            HasCertificate = app.Value("oauthConfig.certificate") is not null,
            IpRanges = app.IpRanges.ToImmutable(),
            SecretLocation = app.SecretLocation,
        };
    }

    /// <summary>The values of an app's file: one level of groups, of which only the certificates have names in common.</summary>
    private sealed class AppFields
    {
        private readonly Dictionary<string, List<NamedReference>> _values = new(StringComparer.Ordinal);

        public Location Root { get; private set; }

        public ImmutableArray<LoginIpRange>.Builder IpRanges { get; } = ImmutableArray.CreateBuilder<LoginIpRange>();

        public Location? SecretLocation => Secrets.Find(_values.SelectMany(entry => entry.Value.Select(value => (entry.Key, value))));

        public string? Value(string element) => Reference(element)?.Name;

        public NamedReference? Reference(string element) => References(element) is [var first, ..] ? first : null;

        public ImmutableArray<NamedReference> References(string element) =>
            _values.TryGetValue(element, out var values) ? [.. values.Where(value => value.Name.Length > 0)] : [];

        public bool Flag(string element) => Value(element) is { } text && XmlBoolean.Parse(text) == true;

        public void Read(ElementReader reader)
        {
            Root = reader.Location;
            var depth = reader.Depth;
            while (reader.NextChild(depth))
            {
                switch (reader.Name)
                {
                    case "ipRanges":
                        IpRanges.Add(LoginRestrictions.ReadIpRange(reader, "start", "end"));
                        break;
                    case "oauthConfig" or "oauthPolicy":
                        ReadGroup(reader);
                        break;
                    default:
                        Add(reader, reader.Name);
                        break;
                }
            }
        }

        private void ReadGroup(ElementReader reader)
        {
            var (group, depth) = (reader.Name, reader.Depth);
            while (reader.NextChild(depth))
            {
                Add(reader, reader.Name == "certificate" ? $"{group}.certificate" : reader.Name);
            }
        }

        private void Add(ElementReader reader, string name)
        {
            var location = reader.Location;
            if (!_values.TryGetValue(name, out var values))
            {
                _values[name] = values = [];
            }

            values.Add(new NamedReference(reader.Text(), location));
        }
    }
}

/// <summary>Tells a secret in an app's file from a placeholder. The value is never kept.</summary>
internal static partial class Secrets
{
    /// <summary>Place of the first consumer secret or private key; null when there is none.</summary>
    public static Location? Find(IEnumerable<(string Element, NamedReference Value)> values) => values
        .Where(entry => IsSecret(entry.Element, entry.Value.Name))
        .Select(entry => (Location?)entry.Value.Location)
        .Min();

    private static bool IsSecret(string element, string value) => value.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
        || (element == "consumerSecret" && !XmlProblem.IsHidden(value) && !StandIn().IsMatch(value));

    /// <summary>
    /// The text that templates and pipelines put in place of a secret: a word such as placeholder, a variable (<c>${X}</c>,
    /// <c>{{X}}</c>, <c>%X%</c>, <c>$X</c>, <c>&lt;X&gt;</c>, <c>@X@</c>, <c>__X__</c>), or one character over and over.
    /// </summary>
    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(placeholder|change[ _-]?me|replace[ _-]?me|redacted|dummy|example|your|todo|hidden"
        + @"|not[ _-]a[ _-]secret|insert|removed|masked)(?![A-Za-z0-9])"
        + @"|^(\$\{.*\}|\{\{.*\}\}|\$\(.*\)|\$[A-Za-z_]\w*|%.+%|#\{.*\}#?|<.*>|@.+@|__.+__|(?<same>.)\k<same>*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex StandIn();
}
