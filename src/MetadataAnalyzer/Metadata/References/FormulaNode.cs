namespace MetadataAnalyzer.Metadata.References;

/// <summary>A part of a formula: a call, operands of one operator, or a single word.</summary>
/// <param name="Function">Upper-case name of a call; the operator of operands; empty for a word.</param>
/// <param name="Items">Arguments or operands.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">After its last token.</param>
internal sealed record FormulaNode(string Function, IReadOnlyList<FormulaNode> Items, int Start, int End)
{
    /// <summary>Operators between the operands, one less than these.</summary>
    public IReadOnlyList<string> Operators { get; init; } = [];

    /// <summary>The word, when it is a single one.</summary>
    public SourceToken? Token { get; init; }

    public bool IsName(string name) => Token is { } token && token.IsWord(name);

    public override string ToString() => Token?.Value ?? $"{Function}({string.Join(", ", Items)})";
}
