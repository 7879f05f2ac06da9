using System.Collections.Immutable;

namespace MetadataAnalyzer.Reporting.Document;

/// <summary>A chart. Its description has all that is drawn, for readers who cannot see it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">The same in words, with all numbers.</param>
public abstract record ChartBlock(string Title, string Description) : Block;

/// <summary>Horizontal bars from zero to a value; the value can be negative.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">The same in words, with all numbers.</param>
/// <param name="Bars">The bars, from top to bottom.</param>
public sealed record BarChartBlock(string Title, string Description, ImmutableArray<ChartBar> Bars) : ChartBlock(Title, Description);

/// <summary>Parts of a whole side by side.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">The same in words, with all numbers.</param>
/// <param name="Rows">The bars, from top to bottom.</param>
public sealed record StackedChartBlock(string Title, string Description, ImmutableArray<StackedBar> Rows) : ChartBlock(Title, Description);

/// <summary>A tornado chart: how far each input moves the result up and down.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">The same in words, with all numbers.</param>
/// <param name="Center">The result with all inputs at their values.</param>
/// <param name="CenterText">The same in words.</param>
/// <param name="Bars">The inputs, from top to bottom.</param>
public sealed record TornadoChartBlock(string Title, string Description, decimal Center, string CenterText, ImmutableArray<TornadoBar> Bars)
    : ChartBlock(Title, Description);

/// <summary>A bar.</summary>
/// <param name="Label">Its title.</param>
/// <param name="Value">Its length.</param>
/// <param name="ValueText">The same in words.</param>
/// <param name="Color">Name of its colour, as in <see cref="ReportColors"/>.</param>
public sealed record ChartBar(string Label, decimal Value, string ValueText, string Color);

/// <summary>A bar with its parts.</summary>
/// <param name="Label">Its title.</param>
/// <param name="Parts">Its parts, from left to right.</param>
public sealed record StackedBar(string Label, ImmutableArray<ChartBar> Parts);

/// <summary>The effect of an input on a result.</summary>
/// <param name="Label">The input.</param>
/// <param name="Low">The result at the input's lower end.</param>
/// <param name="LowText">The input's lower end with the result, in words.</param>
/// <param name="High">The result at the input's upper end.</param>
/// <param name="HighText">The input's upper end with the result, in words.</param>
public sealed record TornadoBar(string Label, decimal Low, string LowText, decimal High, string HighText);
