using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MetadataAnalyzer.Access;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Reporting.Redaction;

/// <summary>The names of the chosen kinds, each with its pseudonym.</summary>
internal sealed class RedactionNames
{
    private const int KeyIterations = 100_000;

    private readonly RedactionKinds _kinds;
    private readonly OwnWords _own;
    private readonly Pseudonyms _pseudonyms;
    private readonly NameTree _tree = new();

    private RedactionNames(RedactionKinds kinds, OwnWords own, Pseudonyms pseudonyms) =>
        (_kinds, _own, _pseudonyms) = (kinds, own, pseudonyms);

    public static Redactor Collect(Org org, ImmutableArray<DiagnosticDescriptor> rules, RedactionKinds kinds, string? client)
    {
        var own = new OwnWords(org, rules);
        var pseudonyms = new Pseudonyms(KeyOf(org));
        var names = new RedactionNames(kinds, own, pseudonyms);
        names.Add(RedactionKinds.Client, "client", client);
        ExportNames.AddTo(names, org);
        ProjectNames.AddTo(names, org);
        VendorNames.AddTo(names, org);
        foreach (var phrase in own.Phrases)
        {
            names._tree.Add(phrase, pseudonym: null, NameUse.Anywhere);
        }

        return new(kinds, pseudonyms, names._tree, own.Texts);
    }

    /// <summary>Adds a name, if its kind is chosen and it is not a name of the platform.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="prefix">Prefix of the pseudonym.</param>
    /// <param name="name">The name; null and blank are none.</param>
    /// <param name="isMinor">Whether reports show it only at places for names: in quotes, in a path, as a value.</param>
    public void Add(RedactionKinds kind, string prefix, string? name, bool isMinor = false)
    {
        if (!_kinds.HasFlag(kind) || name?.Trim() is not { Length: > 0 } original || _own.IsStandard(original)
            || (!NameTokens.Split(original).Exists(token => char.IsLetterOrDigit(token[0]))))
        {
            return;
        }

        var pseudonym = _pseudonyms.Of(kind, prefix, original);
        var use = _own.UseOf(original, isMinor);
        _tree.Add(original, pseudonym, use);
        if (!Ascii.IsValid(original))
        {
            // As spelled in URLs; the tokens decode only ASCII characters.
            _tree.Add(Uri.EscapeDataString(original), pseudonym, use);
        }
    }

    /// <summary>
    /// The key of the pseudonyms, derived from a secret that no redacted report holds: the id of the oldest user, which stays the same when
    /// users are added or removed; without ids, all names together. Deriving the key is slow on purpose, so that trying all ids takes long.
    /// </summary>
    private static byte[] KeyOf(Org org)
    {
        var exports = org.Exports;
        var id = exports.Users.Select(user => user.Id).Concat(exports.Profiles.Select(profile => profile.Id))
            .Where(candidate => candidate.IsWellFormed)
            .OrderBy(candidate => candidate.Key, StringComparer.Ordinal).FirstOrDefault();
        var secret = id.IsWellFormed
            ? id.Key
            : string.Join('\n', org.Project.Components.Select(component => $"{component.Type} {component.FullName}")
                .Concat(exports.Users.Select(user => user.Username)));
        return Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), "metadata-analyzer redaction"u8, KeyIterations,
            HashAlgorithmName.SHA256, 32);
    }
}
