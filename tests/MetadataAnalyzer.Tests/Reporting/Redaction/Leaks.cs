using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Cli;
using MetadataAnalyzer.Reporting.Redaction;

namespace MetadataAnalyzer.Tests.Reporting.Redaction;

/// <summary>Looks for the names of an org in what was written about it, however the format spells them.</summary>
internal static partial class Leaks
{
    /// <summary>
    /// The names by which a reader could know a user or a component, with whether they may be taken for ordinary words, and the names that
    /// the platform gives of which they are a part: a user "Integration User" beside the licence "Cloud Integration User".
    /// </summary>
    public static List<(string Name, bool IsOrdinary, string[] Within)> NamesOf(Org org, RedactionKinds kinds)
    {
        var own = new OwnWords(org, [.. CommandRules.BuiltIn.Analyzers.SelectMany(rule => rule.SupportedDiagnostics)]);
        var phrases = own.Phrases.ToList();
        return
        [
            .. All(org, kinds).OfType<string>().Select(name => name.Trim()).Where(name => name.Length > 2 && !own.IsStandard(name))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => (name, own.UseOf(name, isMinor: false) != NameUse.Anywhere,
                    phrases.Where(phrase => phrase.Contains(name, StringComparison.OrdinalIgnoreCase)).ToArray())),
        ];
    }

    /// <summary>Every name that stands in a file between two characters that are part of no word.</summary>
    public static List<string> Find(byte[] file, List<(string Name, bool IsOrdinary, string[] Within)> names)
    {
        // Script and style are the tool's own and the same in every report.
        var text = ScriptOrStyle().Replace(Encoding.UTF8.GetString(file), "");
        string[] readings =
            [text, WebUtility.HtmlDecode(text), Uri.UnescapeDataString(text), Unescaped(text), Encoding.BigEndianUnicode.GetString(file)];
        return [.. names.Where(name => readings.Distinct().Any(reading => Holds(Without(reading, name.Within), name.Name, name.IsOrdinary)))
            .Select(name => name.Name)];
    }

    private static IEnumerable<string?> All(Org org, RedactionKinds kinds)
    {
        var (project, exports) = (org.Project, org.Exports);
        IEnumerable<string?> Of(RedactionKinds kind, params IEnumerable<string?>[] names) =>
            kinds.HasFlag(kind) ? names.SelectMany(name => name) : [];
        return
        [
            .. Of(RedactionKinds.Users,
                exports.Users.SelectMany(user => new[] { user.Username, user.Name, user.Email, user.Id.Value, user.Id.Key }),
                org.Configuration.DisplayNames.Values.Select(name => name.Name)),
            .. Of(RedactionKinds.Apps,
                project.ConnectedApps.SelectMany(app => new[] { app.FullName, app.Label }),
                project.ExternalClientApplications.SelectMany(app => new[] { app.FullName, app.Label }),
                exports.ConnectedApplications.Concat(exports.ExternalClientApplications)
                    .SelectMany(app => new[] { app.Label, app.DeveloperName }), exports.OauthTokens.Select(token => token.AppName),
                org.Subjects.SelectMany(subject => subject.VendorUses).Select(use => use.Product).SelectMany(product =>
                    product.Statements
                        .SelectMany(statement => new[] { statement.Says.TrimEnd('.'), statement.Title, statement.Url, statement.Condition })
                        .Concat([product.Id, product.Vendor, product.Name]))),
            .. Of(RedactionKinds.Objects, exports.ApiUsage.Objects.Where(name => name.Contains("__", StringComparison.Ordinal)),
                project.CustomObjects.Select(custom => custom.FullName)
                .Where(name => name.Contains("__", StringComparison.Ordinal)),
                project.CustomFields.Select(field => field.FullName.Split('.')[^1])
                    .Where(name => name.Contains("__", StringComparison.Ordinal))),
            .. Of(RedactionKinds.Code, project.ApexClasses.Select(component => component.FullName),
                project.ApexPages.Select(page => page.FullName),
                project.Components.Where(component => component.Type is "Flow" or "ApexTrigger" or "Report" or "Dashboard")
                    .Select(component => component.FullName)),
            .. Of(RedactionKinds.Containers,
                project.Profiles.Select(profile => profile.FullName), exports.Profiles.Select(profile => profile.Name),
                exports.PermissionSets.SelectMany(set => new[] { set.Name, set.Label, set.FullName }),
                project.PermissionSets.SelectMany(set => new[] { set.FullName, set.Label }),
                project.PermissionSetGroups.SelectMany(group => new[] { group.FullName, group.Label }),
                exports.Users.SelectMany(user => new[] { user.UserRoleName, user.UserRoleDeveloperName }),
                project.Components.Where(component => component.Type == "Role").Select(role => role.FullName)),
        ];
    }

    private static string Unescaped(string text) => JsonOrMarkdownEscape().Replace(
        text.Replace("<!-- -->", "", StringComparison.Ordinal),
        match => match.Groups["code"].Success
            ? ((char)int.Parse(match.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            : match.Groups["character"].Value);

    private static string Without(string text, string[] phrases) =>
        phrases.Aggregate(text, (rest, phrase) => rest.Replace(phrase, "", StringComparison.OrdinalIgnoreCase));

    private static bool Holds(string text, string name, bool isOrdinary)
    {
        var comparison = isOrdinary ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        for (var index = text.IndexOf(name, comparison); index >= 0; index = text.IndexOf(name, index + 1, comparison))
        {
            var end = index + name.Length;
            if ((index == 0 || !IsSame(text[index - 1], name[0])) && (end == text.Length || !IsSame(text[end], name[^1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a character goes on the word that the name starts or ends with.</summary>
    private static bool IsSame(char character, char edge) =>
        char.IsLetterOrDigit(character) && char.IsLetterOrDigit(edge) && edge < '\u2e80';

    [GeneratedRegex("<(script|style)>.*?</(script|style)>",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex ScriptOrStyle();

    [GeneratedRegex(@"\\u(?<code>[0-9A-Fa-f]{4})|\\(?<character>[^A-Za-z0-9\s])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonOrMarkdownEscape();
}
