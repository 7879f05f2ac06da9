namespace MetadataAnalyzer.Reporting.Html;

/// <summary>Markup that is already safe, because it can only be made from an interpolated string that escapes its holes.</summary>
internal readonly struct HtmlFragment
{
    private HtmlFragment(string markup) => Markup = markup;

    /// <summary>Nothing.</summary>
    public static HtmlFragment Empty { get; } = new("");

    internal string Markup { get; }

    /// <summary>A fragment from an interpolated string: its literal parts are markup, its holes are text.</summary>
    public static HtmlFragment Of(HtmlInterpolation markup) => new(markup.ToMarkup());

    /// <summary>A style sheet or script of our own, which may contain what a text may not.</summary>
    public static HtmlFragment OfSource(string source) => new(source);

    /// <summary>Fragments one after the other.</summary>
    public static HtmlFragment Join(IEnumerable<HtmlFragment> fragments, string markupBetween = "") =>
        new(string.Join(markupBetween, fragments.Select(fragment => fragment.Markup)));
}
