namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds what a formula asks of the running user, and what follows for whom it names.</summary>
/// <remarks>
/// No full parser: calls and brackets are followed by a stack, which is enough to know with what a merge field is compared, and whether the
/// comparison alone makes the whole false (as when a validation rule exempts a profile).
/// </remarks>
internal sealed class FormulaScan
{
    private readonly List<SourceToken> _tokens;
    private readonly List<Found> _found = [];
    private readonly Call _root = new("", null, IsNegated: false);
    private Call _call;

    private FormulaScan(string formula)
    {
        _tokens = FormulaTokens.Read(formula);
        _call = _root;
    }

    /// <summary>The merge fields of a formula, in its order; one that is compared with several texts once for each.</summary>
    public static IEnumerable<SourceReference> Find(string formula)
    {
        var scan = new FormulaScan(formula);
        scan.Run();
        return scan._found.Select(found => new SourceReference(found.Index, found.Field.Target, found.Expression, found.Value, found.Comparison) { Exempts = Exempts(found) });
    }

    private void Run()
    {
        for (var index = 0; index < _tokens.Count; index++)
        {
            var token = _tokens[index];
            if (token.Is("("))
            {
                var function = index > 0 && _tokens[index - 1].Kind == SourceTokenKind.Name ? _tokens[index - 1].Value.ToUpperInvariant() : "";
                var before = index - (function.Length > 0 ? 2 : 1);
                _call = new Call(function, _call, IsNegated: function == "NOT" || (before >= 0 && _tokens[before].Is("!")));
            }
            else if (token.Is(")") && _call != _root)
            {
                Close();
            }
            else if (token.Is(","))
            {
                _call.Argument++;
            }
            else if (token.Is("||"))
            {
                _call.HasOr = true;
            }
            else if (token.Is("&&"))
            {
                _call.HasAnd = true;
            }
            else if (token.Kind == SourceTokenKind.Text)
            {
                _call.Texts.Add((_call.Argument, token.Value));
            }
            else if (token.Kind == SourceTokenKind.Name && MergeField.Parse(token.Value) is { } field)
            {
                Take(index, field);
            }
        }

        while (_call != _root)
        {
            Close();
        }

        Compare(_root);
    }

    private void Take(int index, MergeField field)
    {
        var token = _tokens[index];
        if (field.Value.Length > 0)
        {
            var isNegated = index > 0 && _tokens[index - 1].Is("!");
            _found.Add(new(token.Index, token.Value, field, field.Value, isNegated ? ReferenceComparison.NotEqual : ReferenceComparison.Equal, _call));
            return;
        }

        if (LiteralBeside(index) is var (literal, comparison))
        {
            _found.Add(new(token.Index, token.Value, field, literal, comparison, _call));
            return;
        }

        _call.Open.Add((token, field, _call.Argument));
    }

    private (string Literal, ReferenceComparison Comparison)? LiteralBeside(int index)
    {
        foreach (var (comparator, literal) in new[] { (index + 1, index + 2), (index - 1, index - 2) })
        {
            if (literal >= 0 && literal < _tokens.Count && _tokens[literal].Kind == SourceTokenKind.Text && _tokens[comparator].Equality is { } comparison)
            {
                return (_tokens[literal].Value, comparison);
            }
        }

        return null;
    }

    private void Close()
    {
        Compare(_call);
        _call = _call.Parent ?? _root;
    }

    /// <summary>Compares the merge fields of a call that stand beside no text with the texts among its arguments.</summary>
    private void Compare(Call call)
    {
        foreach (var (token, field, argument) in call.Open)
        {
            var (texts, comparison) = call.Function switch
            {
                "CONTAINS" => (call.Texts.Where(text => text.Argument != argument), argument == 0 ? ReferenceComparison.Contains : ReferenceComparison.IsContained),
                "BEGINS" => (call.Texts.Where(text => text.Argument != argument), ReferenceComparison.StartsWith),

                // CASE(field, value, result, value, result, otherwise)
                "CASE" => (call.Texts.Where(text => text.Argument % 2 == 1 && text.Argument < call.Argument), ReferenceComparison.Equal),
                "" or "AND" or "OR" or "NOT" or "IF" => ([], ReferenceComparison.None),
                _ => (call.Texts, ReferenceComparison.Equal),
            };
            var values = argument == 0 || call.Function == "CONTAINS" ? texts.Select(text => text.Text).Distinct(StringComparer.Ordinal).ToList() : [];
            if (values.Count == 0)
            {
                _found.Add(new(token.Index, token.Value, field, "", ReferenceComparison.None, call));
            }

            _found.AddRange(values.Select(value => new Found(token.Index, token.Value, field, value, comparison, call)));
        }
    }

    /// <summary>
    /// Whether the whole is false for whom the comparison names: on the way to the top it stands only in conjunctions, so that one false
    /// part is enough. A negation turns a disjunction into one.
    /// </summary>
    private static bool Exempts(Found found)
    {
        if (found.Comparison == ReferenceComparison.None)
        {
            return false;
        }

        var isTrue = found.Comparison != ReferenceComparison.NotEqual;
        for (var call = found.Call; call is not null; call = call.Parent)
        {
            var isConjunction = call.Function == "AND" || (call.Function is "" or "NOT" && !call.HasOr);
            var isDisjunction = call.Function == "OR" || (call.Function is "" or "NOT" && !call.HasAnd);
            var isTransparent = call.Function is "CONTAINS" or "BEGINS" && call == found.Call;
            if (!isTransparent && !(isTrue ? isDisjunction : isConjunction))
            {
                return false;
            }

            isTrue ^= call.IsNegated;
        }

        return !isTrue;
    }

    private sealed record Found(int Index, string Expression, MergeField Field, string Value, ReferenceComparison Comparison, Call Call);

    private sealed record Call(string Function, Call? Parent, bool IsNegated)
    {
        public int Argument { get; set; }

        public bool HasOr { get; set; }

        public bool HasAnd { get; set; }

        public List<(int Argument, string Text)> Texts { get; } = [];

        public List<(SourceToken Token, MergeField Field, int Argument)> Open { get; } = [];

        public bool Equals(Call? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
