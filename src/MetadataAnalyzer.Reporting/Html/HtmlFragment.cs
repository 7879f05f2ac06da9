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

    /// <summary>A style sheet that this assembly embeds.</summary>
    public static HtmlFragment OfStyleSheet(string resource)
    {
        using var stream = typeof(HtmlFragment).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the style sheet '{resource}' is not embedded");
        using var reader = new StreamReader(stream);
        return new("\n" + reader.ReadToEnd());
    }

    /// <summary>Fragments one after the other.</summary>
    public static HtmlFragment Join(IEnumerable<HtmlFragment> fragments, string markupBetween = "") =>
        new(string.Join(markupBetween, fragments.Select(fragment => fragment.Markup)));
}
