using System.Security;
using System.Text;

namespace MetadataAnalyzer.Migration.Kit;

/// <summary>
/// A metadata file as the platform retrieves it: XML declaration, four blanks a level, LF, no blank line. What holds the elements sorts them: the platform has them in the
/// order of their names.
/// </summary>
internal sealed class MetadataText
{
    private readonly StringBuilder _text = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private readonly string _root;

    public MetadataText(string root)
    {
        _root = root;
        _text.Append($"<{root} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n");
    }

    /// <summary>An element with a value.</summary>
    public MetadataText Value(string element, string value) => Line(1, element, value);

    /// <summary>An element with elements in it, in the order in which they are given.</summary>
    public MetadataText Section(string element, params ReadOnlySpan<(string Element, string Value)> values)
    {
        _text.Append($"    <{element}>\n");
        foreach (var (name, value) in values)
        {
            Line(2, name, value);
        }

        _text.Append($"    </{element}>\n");
        return this;
    }

    /// <summary>The whole file.</summary>
    public override string ToString() => $"{_text}</{_root}>\n";

    /// <summary>A value as the platform writes one; what XML cannot hold is left out.</summary>
    public static string Escape(string value) => SecurityElement.Escape(string.Concat(value.Where(character => character >= ' ' && character is not ('\ufffe' or '\uffff'))));

    private MetadataText Line(int depth, string element, string value)
    {
        _text.Append(' ', depth * 4).Append($"<{element}>{Escape(value)}</{element}>\n");
        return this;
    }
}
