namespace MetadataAnalyzer.Metadata.References;

/// <summary>The bounds of operands and arguments in Apex.</summary>
internal static class CodeOperands
{
    /// <summary>Longest operand, in words and bracketed parts: what is longer is no comparison of a name.</summary>
    private const int Longest = 64;

    /// <summary>After the operand that starts at a token; its brackets and sums belong to it.</summary>
    public static int OperandEnd(this CodeStructure code, int start)
    {
        var index = start;
        for (var step = 0; index < code.Count && step < Longest; step++)
        {
            var token = code.Tokens[index];
            var follows = index > start && (code.Tokens[index - 1].Kind != SourceTokenKind.Symbol || code.Tokens[index - 1].Is("]"));
            if (token.Kind == SourceTokenKind.Text || (token.Kind == SourceTokenKind.Name && !token.IsWord("new")))
            {
                if (follows || (index > start && !code.IsIdentifier(index) && token.Kind == SourceTokenKind.Name))
                {
                    return index;
                }

                index++;
            }
            else if (token.IsWord("new"))
            {
                index = code.AfterNew(index);
            }
            else if (token.Is("(") || token.Is("["))
            {
                if (code.Match(index) < 0)
                {
                    return index;
                }

                index = code.Match(index) + 1;
            }
            else if (token.Is(".") || token.Is("+") || token.Is("??") || (token.Is("!") && index == start)
                || char.IsAsciiDigit(token.Value[0]))
            {
                index++;
            }
            else
            {
                return index;
            }
        }

        return index;
    }

    /// <summary>The first token of the operand that ends with a token.</summary>
    /// <param name="code">The body.</param>
    /// <param name="last">Its last token.</param>
    /// <param name="withSums">Whether sums belong to it; a method belongs to the last of them only.</param>
    public static int OperandStart(this CodeStructure code, int last, bool withSums)
    {
        var (start, index) = (last + 1, last);
        for (var step = 0; index >= 0 && step < Longest; step++)
        {
            var token = code.Tokens[index];
            if (token.Kind == SourceTokenKind.Symbol && token.Value is ")" or "]" or "}")
            {
                var open = code.Match(index);
                if (open < 0)
                {
                    return start;
                }

                var (isCall, created) = (token.Is(")") && code.IsIdentifier(open - 1), token.Is("]") ? -1 : code.NewBefore(open));
                if (token.Is("}") && created < 0)
                {
                    return start;
                }

                start = created >= 0 ? created : isCall ? open - 1 : open;
                if (token.Is("]") && (code.IsIdentifier(open - 1) || code.Is(open - 1, ")") || code.Is(open - 1, "]")))
                {
                    index = open - 1;
                    continue;
                }
            }
            else if (token.Kind == SourceTokenKind.Symbol ? !char.IsAsciiDigit(token.Value[0]) : token.Kind == SourceTokenKind.Name
                && !code.IsIdentifier(index))
            {
                return start;
            }
            else
            {
                start = index;
            }

            // A cast is before what it casts.
            if (code.Is(start - 1, ")") && code.Match(start - 1) is >= 0 and var cast && !code.IsIdentifier(cast - 1)
                && code.IsName(cast + 1))
            {
                start = cast;
            }

            if (!code.Is(start - 1, ".") && !(withSums && (code.Is(start - 1, "+") || code.Is(start - 1, "??"))))
            {
                return start;
            }

            index = start - 2;
        }

        return start;
    }

    /// <summary>The arguments between brackets, each from its first token to after its last.</summary>
    public static IEnumerable<(int Start, int End)> Arguments(this CodeStructure code, int open)
    {
        var end = code.Match(open);
        for (var (start, index) = (open + 1, open + 1); index <= end; index++)
        {
            if (index == end || code.Is(index, ","))
            {
                if (index > start)
                {
                    yield return (start, index);
                }

                start = index + 1;
            }
            else if (code.IsWord(index, "new"))
            {
                index = code.AfterNew(index) - 1;
            }
            else if (code.Match(index) > index)
            {
                index = code.Match(index);
            }
        }
    }

    /// <summary>After an expression that ends with its statement, argument or bracket.</summary>
    public static int ExpressionEnd(this CodeStructure code, int start)
    {
        for (var index = start; index < code.Count; index++)
        {
            if (code.IsWord(index, "new"))
            {
                index = code.AfterNew(index) - 1;
            }
            else if (code.Match(index) > index)
            {
                index = code.Match(index);
            }
            else if (code.Tokens[index].Kind == SourceTokenKind.Symbol && code.Tokens[index].Value is ";" or "," or ")" or "]" or "}")
            {
                return index;
            }
        }

        return code.Count;
    }

    /// <summary>After the type arguments that start at a token; the token itself when they are none.</summary>
    public static int AfterTypeArguments(this CodeStructure code, int index)
    {
        if (!code.Is(index, "<"))
        {
            return index;
        }

        var open = 0;
        for (var next = index; next < code.Count && next < index + 40; next++)
        {
            open += code.Is(next, "<") ? 1 : code.Is(next, ">") ? -1 : 0;
            if (open == 0)
            {
                return next + 1;
            }

            if (code.Tokens[next].Kind == SourceTokenKind.Symbol && code.Tokens[next].Value is not ("<" or ">" or "," or "." or "[" or "]"))
            {
                return index;
            }
        }

        return index;
    }

    public static int AfterNew(this CodeStructure code, int index)
    {
        index++;
        while (code.IsName(index) || code.Is(index, "."))
        {
            index++;
        }

        index = code.AfterTypeArguments(index);
        while (index < code.Count && (code.Is(index, "(") || code.Is(index, "[") || code.Is(index, "{")) && code.Match(index) > index)
        {
            index = code.Match(index) + 1;
        }

        return index;
    }

    /// <summary>The <c>new</c> whose arguments or elements start at a bracket, or -1.</summary>
    private static int NewBefore(this CodeStructure code, int open)
    {
        for (var index = open - 1; index >= 0 && open - index < 40; index--)
        {
            if (code.IsWord(index, "new"))
            {
                return code.AfterNew(index) > open ? index : -1;
            }

            if (code.Tokens[index].Kind == SourceTokenKind.Text
                || (code.Tokens[index].Kind == SourceTokenKind.Symbol
                    && code.Tokens[index].Value is not ("<" or ">" or "," or "." or "[" or "]" or "(" or ")")))
            {
                return -1;
            }
        }

        return -1;
    }
}
