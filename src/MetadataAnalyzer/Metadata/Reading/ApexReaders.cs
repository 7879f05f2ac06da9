using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.Xml;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>Reads Apex classes and Visualforce pages: their meta file and their body.</summary>
internal static class ApexReaders
{
    public static ApexClass? ReadClass(ComponentSource source)
    {
        if (ReadMeta(source, MetadataTypes.ApexClass) is not { } meta)
        {
            return null;
        }

        var scan = default(ApexScan);
        var hasBody = ReadBody(source, (file, content) =>
        {
            scan = ApexScan.Of(content.Span, file.Path);
            source.IsTest = scan.IsTest;
        });
        return new ApexClass
        {
            FullName = source.FullName,
            Location = meta.Root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Status = meta["status"],
            ApiVersion = meta["apiVersion"],
            HasBody = hasBody,
            IsTest = scan.IsTest,
            RestResource = scan.RestResource,
            WebService = scan.WebService,
        };
    }

    public static ApexPage? ReadPage(ComponentSource source)
    {
        if (ReadMeta(source, MetadataTypes.ApexPage) is not { } meta)
        {
            return null;
        }

        var tag = PageTag.None;
        var hasBody = ReadBody(source, (_, content) => tag = PageTag.Of(content.Span));
        return new ApexPage
        {
            FullName = source.FullName,
            Location = meta.Root,
            Files = source.Files,
            PackageDirectory = source.PackageDirectory,
            Label = meta["label"],
            ApiVersion = meta["apiVersion"],
            HasBody = hasBody,
            ContentType = tag.Attribute("contentType"),
            Action = tag.Attribute("action"),
            Controller = tag.Attribute("controller") ?? tag.Attribute("standardController"),
        };
    }

    /// <summary>The values of the meta file; those of none when only the body is there; null when it cannot be read.</summary>
    private static FlatFields? ReadMeta(ComponentSource source, string root) =>
        source.Definition.Described is null ? FlatFields.None(source.FileLocation) : FlatFields.ReadMain(source, root);

    private static bool ReadBody(ComponentSource source, Action<PackageFile, FileContent> read)
    {
        var isShown = false;
        return source.Definition.Companions is [var body, ..]
            && source.ReadBytes(body, content =>
            {
                isShown = !XmlProblem.IsHidden(content.Span);
                if (isShown)
                {
                    read(body, content);
                }
            })
            && isShown;
    }
}

/// <summary>The <c>apex:page</c> tag of a Visualforce page.</summary>
internal sealed class PageTag
{
    private readonly IElement? _element;

    private PageTag(IElement? element) => _element = element;

    public static PageTag None { get; } = new(null);

    /// <summary>
    /// Finds the tag in a page. Only its start tag is parsed: a page's markup can be long, and nothing else of it is asked for.
    /// </summary>
    public static PageTag Of(ReadOnlySpan<byte> markup)
    {
        var text = Encoding.UTF8.GetString(markup);
        var start = Start(text);
        if (start < 0)
        {
            return None;
        }

        var document = new HtmlParser().ParseDocument(text[start..End(text, start)]);
        return new PageTag(document.All.FirstOrDefault(element => element.LocalName == "apex:page"));
    }

    /// <summary>An attribute's value, or null when it is missing or empty. Names ignore case.</summary>
    public string? Attribute(string name) =>
        _element?.GetAttribute(name.ToLowerInvariant()) is { } value && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>The first tag that is not in a comment, or -1.</summary>
    private static int Start(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            index = text.IndexOf('<', index);
            if (index < 0)
            {
                return -1;
            }

            if (string.Compare(text, index, "<apex:page", 0, 10, StringComparison.OrdinalIgnoreCase) == 0
                && index + 10 < text.Length && !char.IsLetterOrDigit(text[index + 10]))
            {
                return index;
            }

            if (string.CompareOrdinal(text, index, "<!--", 0, 4) == 0)
            {
                var end = text.IndexOf("-->", index + 4, StringComparison.Ordinal);
                if (end < 0)
                {
                    return -1;
                }

                index = end;
            }
        }

        return -1;
    }

    /// <summary>The end of the start tag: its first <c>&gt;</c> outside quotes.</summary>
    private static int End(string text, int start)
    {
        var quote = '\0';
        for (var index = start; index < text.Length; index++)
        {
            var character = text[index];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '>')
            {
                return index + 1;
            }
        }

        return text.Length;
    }
}
