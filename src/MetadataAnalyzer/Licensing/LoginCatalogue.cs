using System.IO.Enumeration;

namespace MetadataAnalyzer.Licensing;

/// <summary><c>logins.yml</c>.</summary>
internal sealed class LoginCatalogue
{
    private static readonly LoginKind Unknown = new(LoginSurface.Other, "unknown");

    private readonly Dictionary<string, LoginKind> _subtypes;
    private readonly Dictionary<string, LoginKind> _types;
    private readonly List<(string Pattern, ApplicationKind Kind)> _applications = [];

    public LoginCatalogue(CatalogueNode file, CatalogueSources sources)
    {
        file.Only("subtypes", "types", "applications");
        _subtypes = Read(file.Map("subtypes"), sources);
        _types = Read(file.Map("types"), sources);
        foreach (var entry in file.Map("applications").Entries)
        {
            entry.Only("kind", "source");
            sources.Of(entry);
            _applications.Add((entry.Name, entry.Word<ApplicationKind>("kind")));
        }
    }

    public LoginKind Classify(string? loginType, string? loginSubType)
    {
        if (loginSubType?.Trim() is { Length: > 0 } subType && _subtypes.TryGetValue(subType, out var kind))
        {
            return kind;
        }

        return loginType?.Trim() is { Length: > 0 } type && _types.TryGetValue(type, out kind) ? kind : Unknown;
    }

    public ApplicationKind ClassifyApplication(string? application)
    {
        var name = application?.Trim() ?? "";
        foreach (var (pattern, kind) in _applications)
        {
            if (pattern.Length == 0 ? name.Length == 0 : FileSystemName.MatchesSimpleExpression(pattern, name))
            {
                return kind;
            }
        }

        return ApplicationKind.App;
    }

    private static Dictionary<string, LoginKind> Read(CatalogueNode section, CatalogueSources sources)
    {
        var kinds = new Dictionary<string, LoginKind>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section.Entries)
        {
            entry.Only("surface", "flow", "labels", "source");
            sources.Of(entry);
            var kind = new LoginKind(entry.Word<LoginSurface>("surface"), entry.Text("flow"));
            foreach (var name in entry.List("labels").Prepend(entry.Name))
            {
                if (!kinds.TryAdd(name, kind))
                {
                    throw entry.Error($"'{name}' is there twice");
                }
            }
        }

        return kinds;
    }
}
