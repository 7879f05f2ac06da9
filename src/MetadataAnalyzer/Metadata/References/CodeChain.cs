namespace MetadataAnalyzer.Metadata.References;

/// <summary>Reads one operand of Apex: a name, text, query or new object, and the fields and calls after it.</summary>
internal sealed class CodeChain(CodeStructure code, CodeNames names, CodeValues values)
{
    public CodeValue Read(int start, int end)
    {
        var (value, index) = First(start, end);
        while (index < end)
        {
            if (code.Is(index, "[") && code.Match(index) > index)
            {
                index = code.Match(index) + 1;
            }
            else if (code.Is(index, ".") && code.IsName(index + 1))
            {
                var name = code.Tokens[index + 1].Value;
                if (code.Is(index + 2, "(") && code.Match(index + 2) > 0)
                {
                    value = Call(value, name, index + 2);
                    index = code.Match(index + 2) + 1;
                }
                else
                {
                    value = values.OfField(value, name);
                    index += 2;
                }
            }
            else
            {
                return CodeValue.Unknown;
            }
        }

        return value;
    }

    private (CodeValue Value, int Next) First(int start, int end)
    {
        var token = code.Tokens[start];
        if (token.Kind == SourceTokenKind.Text)
        {
            return (new() { Texts = [new(token.Value)], IsNothing = token.Value.Length == 0 }, start + 1);
        }

        if (code.IsQueryStart(start) && code.Match(start) is > 0 and var queryEnd)
        {
            return (new() { Type = ObjectOf(start, queryEnd), IsCollection = true }, queryEnd + 1);
        }

        if (token.Is("(") && code.Match(start) is > 0 and var close)
        {
            return (values.Of(start + 1, close), close + 1);
        }

        if (token.IsWord("new"))
        {
            var after = code.AfterNew(start);
            return (New(start, after), after);
        }

        if (token.Kind != SourceTokenKind.Name)
        {
            return (CodeValue.Unknown, start + 1);
        }

        if (code.Is(start + 1, "(") && code.Match(start + 1) > 0)
        {
            return (values.OfMember(token.Value), code.Match(start + 1) + 1);
        }

        return start + 3 < end && code.Is(start + 1, ".") && code.IsName(start + 2) && code.Is(start + 3, "(") && code.Match(start + 3) > 0
            && Static(token.Value, start + 2) is { } found
            ? (found, code.Match(start + 3) + 1)
            : (values.OfName(token.Value, start), start + 1);
    }

    /// <summary>A call on a class, or null when the name is no class known.</summary>
    private CodeValue? Static(string type, int method)
    {
        var name = code.Tokens[method].Value;
        type = type.StartsWith("System.", StringComparison.OrdinalIgnoreCase) ? type[7..] : type;
        if (ApiName.Same(type, "UserInfo"))
        {
            ReferenceTarget? target = name.ToUpperInvariant() switch
            {
                "GETPROFILEID" => ReferenceTarget.Profile,
                "GETUSERROLEID" => ReferenceTarget.Role,
                "GETUSERNAME" => ReferenceTarget.User,
                _ => null,
            };
            return new() { Target = target };
        }

        if (ApiName.Same(type, "String") || ApiName.Same(type, "Id"))
        {
            return name.ToUpperInvariant() is "VALUEOF" or "ESCAPESINGLEQUOTES"
                && code.Arguments(method + 1).FirstOrDefault() is var (start, end) ? values.Of(start, end) : CodeValue.Unknown;
        }

        if (type.EndsWith("__mdt", ApiName.Comparison))
        {
            return new()
            {
                Type = type,
                Record = Argument(method + 1) is { Texts: [{ Origin: ValueOrigin.Literal } record] }
                && name.Equals("getInstance", StringComparison.OrdinalIgnoreCase) ? record.Text : "*"
            };
        }

        if (ApiName.Same(type, "this") || ApiName.Same(type, "super"))
        {
            return values.OfMember(name);
        }

        if (names.Find(type.Split('.')[0], method) is not null || CodeValues.Keeps(name)
            || name.Equals("split", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var outside = values.OfName($"{type}.{name}", method);
        return outside is { Target: not null } ? outside
            : names.IsClass(type) ? values.OfMember(name)
            : outside.Texts is [{ Origin: ValueOrigin.Constant }] && code.Match(method + 1) == method + 2 ? outside
            : CodeValue.Unknown;
    }

    private CodeValue Call(CodeValue value, string method, int open)
    {
        if (method.Equals("getSObject", StringComparison.OrdinalIgnoreCase))
        {
            return Argument(open).Texts is [var relation] ? value.Field(relation.Text) : CodeValue.Unknown;
        }

        if (method.Equals("get", StringComparison.OrdinalIgnoreCase) && value is { IsCollection: false, Type.Length: > 0 }
            && Argument(open).Texts is [{ Origin: ValueOrigin.Literal } field])
        {
            return value.Type.EndsWith("__mdt", ApiName.Comparison)
                && !field.Text.EndsWith("__c", ApiName.Comparison)
                ? value with { Record = field.Text }
                : value.Field(field.Text);
        }

        if (method.Equals("split", StringComparison.OrdinalIgnoreCase))
        {
            return value with
            {
                Texts = [.. value.Texts
                    .SelectMany(text => text.Origin == ValueOrigin.Literal
                        ? NamedValue.Elements(text.Text).Select(element => new NamedValue(element)) : [text])],
                IsCollection = true,
            };
        }

        return method.Equals("keySet", StringComparison.OrdinalIgnoreCase) ? value with { Texts = value.Keys, IsCollection = true }
            : CodeValues.Keeps(method) ? value
            : values.OfField(value, method) is { Target: ReferenceTarget.Profile } outside && value.Type.Length > 0 ? outside
            : values.OfMember(method) is { Target: not null } own && value == CodeValue.Unknown ? own
            : CodeValue.Unknown;
    }

    private CodeValue Argument(int open) => code.Arguments(open).FirstOrDefault() is var (start, end) ? values.Of(start, end)
        : CodeValue.Unknown;

    /// <summary>A new collection with its elements; of a map, the keys and values.</summary>
    private CodeValue New(int start, int end)
    {
        var open = Enumerable.Range(start, end - start).FirstOrDefault(index => code.Is(index, "{") || code.Is(index, "("), end);
        if (open == end)
        {
            return CodeValue.Unknown;
        }

        var (texts, keys, targets) = (new List<NamedValue>(), new List<NamedValue>(), new List<ReferenceTarget>());
        foreach (var (from, to) in code.Arguments(open))
        {
            var arrow = Enumerable.Range(from, to - from).FirstOrDefault(index => code.Is(index, "=>"), -1);
            var element = values.Of(arrow < 0 ? from : arrow + 1, to);
            texts.AddRange(element.Texts);
            keys.AddRange(arrow < 0 ? element.Keys : values.Of(from, arrow).Texts);
            targets.AddRange(element.Target is { } target ? [target] : []);
        }

        var type = string.Concat(Enumerable.Range(start + 1, open - start - 1).Select(index => code.Tokens[index].Value));
        return new()
        {
            Type = type,
            Texts = texts,
            Keys = keys,
            Target = targets.Count > 0 ? targets[0]
            : null,
            IsCollection = code.Is(open, "{") || type.Contains('<', StringComparison.Ordinal)
        };
    }

    private string ObjectOf(int start, int end)
    {
        for (var index = start; index < end - 1; index++)
        {
            if (code.Is(index, "(") && code.Match(index) > index)
            {
                index = code.Match(index);
            }
            else if (code.IsWord(index, "FROM"))
            {
                return code.Tokens[index + 1].Value;
            }
        }

        return "";
    }
}
