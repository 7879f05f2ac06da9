using System.Collections.Immutable;
using System.Text;
using MetadataAnalyzer.Planning;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>The changed copy of an app's file: the original text with the added entries, without any secret.</summary>
internal sealed class AppFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private readonly PlannedApp _app;

    public AppFile(PlannedApp app, ImmutableArray<byte> content)
    {
        _app = app;
        var (encoding, mark) = EncodingOf(content.AsSpan());
        Before = new XmlText(encoding.GetString(content.AsSpan()[mark..])).WithoutSecrets().Text;
        var changed = new XmlText(Before);
        foreach (var entry in app.Entries)
        {
            changed = Add(changed, entry);
        }

        After = changed.Text;
        Content = [.. content.AsSpan()[..mark], .. encoding.GetBytes(After)];
    }

    /// <summary>The text without secrets.</summary>
    public string Before { get; }

    /// <summary>The text with the added entries.</summary>
    public string After { get; }

    /// <summary>The changed copy, in the encoding of the original.</summary>
    public ImmutableArray<byte> Content { get; }

    /// <summary>Path of the copy below the package directory: its own file name, in source format.</summary>
    public string Path
    {
        get
        {
            var name = _app.Path[(_app.Path.LastIndexOf('/') + 1)..];
            var folder = _app.Type == "ConnectedApp" ? "connectedApps" : "extlClntAppOauthPolicies";
            return $"{folder}/{name}{(name.EndsWith("-meta.xml", StringComparison.OrdinalIgnoreCase) ? "" : "-meta.xml")}";
        }
    }

    private XmlText Add(XmlText text, AppEntry entry) => _app.Type == "ConnectedApp"
        ? text.WithValue(entry.IsProfile ? "profileName" : "permissionSetName", entry.Value)
        : text.WithListed(entry.IsProfile ? "commaSeparatedProfile" : "commaSeparatedPermissionSet", entry.Value);

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> content) => content switch
    {
        [0xef, 0xbb, 0xbf, ..] => (Utf8, 3),
        [0xff, 0xfe, ..] => (Encoding.Unicode, 2),
        [0xfe, 0xff, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (Utf8, 0),
    };
}
