using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.OrgData.Exports;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.Licensing;

/// <summary>The file of facts, as <c>learn</c> writes it: one entry for each right, sorted, the same bytes for the same facts.</summary>
public static partial class LicenseFactsFile
{
    /// <summary>Key of the version of the form.</summary>
    public const string Format = "format";

    /// <summary>Version of the form.</summary>
    public const string Version = "1";

    /// <summary>Key of the user permissions.</summary>
    public const string Permissions = "permissions";

    /// <summary>Key of the objects.</summary>
    public const string Objects = "objects";

    /// <summary>Keys of one right.</summary>
    internal static readonly string[] Keys = ["carried", "refused", "editions", "months"];

    private static readonly string OrgKeyRule = $"the key of an org is {OrgFacts.KeyLength} characters from 0 to 9 and a to f";
    private static readonly string[] ConflictMarkers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as errors give it.</param>
    /// <param name="catalogue">The catalogue with the names of the platform's objects.</param>
    /// <exception cref="YamlFileException">The file is no YAML, or holds something that cannot be used.</exception>
    public static LicenseFacts Read(TextReader reader, string file, LicenseCatalogue catalogue)
    {
        var text = reader.ReadToEnd();
        RefuseConflict(text, file);
        var root = YamlMapping.Parse(file, new StringReader(text));
        root.Only(Format, Permissions, Objects);
        if (root.Text(Format) != Version)
        {
            throw root.Error($"'{Format}' is '{root.Text(Format)}', and this version reads {Version} alone", Format);
        }

        return LicenseFacts.Of(
            Entries(root, Permissions).Select(entry => ReadPermission(entry, catalogue))
                .Concat(Entries(root, Objects).SelectMany(entry => ReadObject(entry, catalogue))));
    }

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(LicenseFacts facts, LicenseCatalogue catalogue)
    {
        var text = new StringBuilder()
            .Append($"# What the permission set licence {catalogue.StandardNames.PermissionSetLicense} carries and refuses, org by org.\n")
            .Append("# 'metadata-analyzer learn' writes it, and joins such files. Of an org it holds a one-way key alone.\n")
            .Append($"{Format}: {Version}\n");
        var permissions = facts.All.Where(fact => fact.Right.Kind == AccessKind.UserPermission).ToList();
        if (permissions.Count > 0)
        {
            text.Append($"{Permissions}:\n");
        }

        foreach (var fact in permissions)
        {
            text.Append($"  {fact.Right.Name}:\n");
            Write(text, fact, "    ");
        }

        var objects = facts.All.Where(fact => fact.Right.Kind == AccessKind.Object)
            .GroupBy(fact => fact.Right.Name, ApiName.Comparer).ToList();
        if (objects.Count > 0)
        {
            text.Append($"{Objects}:\n");
        }

        foreach (var rights in objects)
        {
            text.Append($"  {rights.Key}:\n");
            foreach (var fact in rights)
            {
                text.Append($"    {fact.Right.Rights.Id()}:\n");
                Write(text, fact, "      ");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, RightFact fact, string indent)
    {
        foreach (var (key, values) in fact.Sets)
        {
            text.Append($"{indent}{key}: [{string.Join(", ", values)}]\n");
        }
    }

    private static IEnumerable<YamlMapping> Entries(YamlMapping root, string key) => root.Has(key) ? root.Map(key).Entries : [];

    private static RightFact ReadPermission(YamlMapping entry, LicenseCatalogue catalogue) => OrgFacts.IsPermissionName(entry.Name)
        ? ReadFact(entry, new(
            AccessKind.UserPermission, catalogue.FindPermission(entry.Name)?.Name ?? entry.Name, AccessRights.Enabled))
        : throw entry.Error($"'{entry.Name}' is no name of a user permission; the names are those of the platform alone");

    private static IEnumerable<RightFact> ReadObject(YamlMapping entry, LicenseCatalogue catalogue)
    {
        if (!OrgFacts.IsPlatformObject(entry.Name, catalogue))
        {
            throw entry.Error(
                $"'{entry.Name}' is no object that the catalogue names; facts are about the platform's own objects"
                + Nearest.Suggestion(entry.Name, catalogue.Objects.Select(known => known.Name)));
        }

        entry.Only([.. AccessRightFlags.OfObjects.Select(right => right.Id())]);
        return entry.Entries.Select(right => ReadFact(
            right, new(AccessKind.Object, catalogue.FindObject(entry.Name).Name, EnumIds.Find<AccessRights>(right.Name)!.Value)));
    }

    private static RightFact ReadFact(YamlMapping entry, ProbeRight right)
    {
        entry.Only(Keys);
        RightFact fact = new(
            right,
            Texts(entry, Keys[0], OrgKey(), OrgKeyRule),
            Texts(entry, Keys[1], OrgKey(), OrgKeyRule),
            Texts(entry, Keys[2], Edition(), "an edition is a short name such as Enterprise"),
            Texts(entry, Keys[3], Month(), "a month is like 2026-11"));
        return fact.Carried.IsEmpty && fact.Refused.IsEmpty
            ? throw entry.Error($"'{entry.Name}' has neither '{Keys[0]}' nor '{Keys[1]}', so that no org says anything of it")
            : fact;
    }

    private static ImmutableSortedSet<string> Texts(YamlMapping entry, string key, Regex form, string rule)
    {
        var texts = RightFact.NoText.ToBuilder();
        foreach (var (text, line, _) in entry.Places(key))
        {
            var problem = !form.IsMatch(text) ? $"'{key}' of '{entry.Name}' holds '{SafeText.Line(text, 40)}'; {rule}"
                : !texts.Add(text) ? $"'{key}' of '{entry.Name}' holds '{text}' twice"
                : null;
            if (problem is not null)
            {
                throw new YamlFileException(entry.File, line, problem);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>Refuses a file that version control has merged in part: to take both sides is to join them.</summary>
    private static void RefuseConflict(string text, string file)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (Array.Exists(ConflictMarkers, marker => lines[index].StartsWith(marker, StringComparison.Ordinal)))
            {
                throw new YamlFileException(
                    file, index + 1, "version control could not merge the file; give both versions of it to 'learn', which joins them");
            }
        }
    }

    [GeneratedRegex(@"\A[0-9a-f]{24}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OrgKey();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9 ]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Edition();

    [GeneratedRegex(@"\A2[0-9]{3}-(0[1-9]|1[0-2])\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Month();
}
