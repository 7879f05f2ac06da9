using System.Collections.Immutable;
using MetadataAnalyzer.Analysis;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Metadata;
using MetadataAnalyzer.Yaml;

namespace MetadataAnalyzer.CustomRules.Policies;

/// <summary>Reads a file of policies.</summary>
public static class PolicyReader
{
    internal static readonly string[] Keys = ["policies"];
    internal static readonly string[] PolicyKeys = ["id", "title", "on", "where", "impact", "message", "description", "fix", "appliesTo"];
    internal static readonly string[] GrantKeys = ["name", "rights"];

    /// <param name="reader">The file's text.</param>
    /// <param name="file">The file's name, as places in it are given.</param>
    /// <exception cref="ConfigurationException">It is no YAML, has a key that is not known, or a value that cannot be.</exception>
    public static ImmutableArray<Policy> Read(TextReader reader, string file)
    {
        try
        {
            var root = YamlMapping.Parse(file, reader);
            root.Only(Keys);
            var policies = ImmutableArray.CreateBuilder<Policy>();
            foreach (var node in root.Items("policies"))
            {
                var policy = ReadPolicy(node, file);
                policies.Add(
                    policies.Any(other => other.Descriptor.Id == policy.Descriptor.Id)
                        ? throw node.Error($"'{policy.Descriptor.Id}' is there twice", "id")
                        : policy);
            }

            return policies.ToImmutable();
        }
        catch (YamlFileException exception)
        {
            throw new ConfigurationException($"{file}, line {exception.Line}: {exception.Message}", exception);
        }
    }

    private static Policy ReadPolicy(YamlMapping node, string file)
    {
        node.Only(PolicyKeys);
        var (id, step) = Id(node);
        var target = Choice(node, "on", PolicyVocabulary.Targets);
        var where = Condition(node.Map("where"), target);
        var title = node.Text("title");
        var descriptor = new DiagnosticDescriptor(
            id, title, messageFormat: "{0}", node.TextOrNull("description") is { Length: > 0 } description
                ? description
                : $"{title.TrimEnd('.')}.", step, node.Word<Impact>("impact"), appliesTo: AppliesTo(node, target));
        var (line, column) = node.Start;
        return new(descriptor, target, where, Message(node, target, where), node.TextOrNull("fix") ?? "", new(file, line, column));
    }

    private static (string Id, AssessmentStep Step) Id(YamlMapping node)
    {
        var id = node.Text("id");
        if (DiagnosticDescriptor.StepOf(id) is not { } step)
        {
            throw node.Error(
                $"'{id}' is no id of a rule: write two to eight capital letters, the digit of the step and three more digits, such as "
                + "ACME2001", "id");
        }

        return id.StartsWith(DiagnosticDescriptor.BuiltInPrefix, StringComparison.Ordinal)
            && id.Length == DiagnosticDescriptor.BuiltInPrefix.Length + 4
            ? throw node.Error(
                $"'{id}': ids with {DiagnosticDescriptor.BuiltInPrefix} are those of the built-in rules; take letters of your own, such as "
                + $"ACME{id[^4..]}", "id")
            : (id, step);
    }

    private static T Choice<T>(YamlMapping node, string key, ImmutableSortedDictionary<string, T> known) =>
        known.TryGetValue(node.Text(key), out var value)
        ? value
        : throw node.Error(
            $"'{key}' is one of {string.Join(", ", known.Keys)}, not '{node.Text(key)}'{Nearest.Suggestion(node.Text(key), known.Keys)}",
            key);

    private static Candidacy AppliesTo(YamlMapping node, PolicyTarget target)
    {
        if (!node.Has("appliesTo"))
        {
            return Candidacy.None;
        }

        return target == PolicyTarget.Subject
            ? node.List("appliesTo")
                .Aggregate(Candidacy.None, (candidacy, text) => candidacy | node.ParseWord<Candidacy>("appliesTo", text))
            : throw node.Error("'appliesTo' chooses among subjects, so it goes with 'on: subject' alone", "appliesTo");
    }

    private static string Message(YamlMapping node, PolicyTarget target, PolicyCondition where)
    {
        var message = node.Text("message");
        foreach (var word in Policy.Placeholder().Matches(message).Select(match => match.Groups["word"].Value))
        {
            if (!PolicyVocabulary.Placeholders.Contains(word, StringComparer.Ordinal))
            {
                var known = string.Join(", ", PolicyVocabulary.Placeholders.Select(placeholder => $"{{{placeholder}}}"));
                var suggestion = Nearest.Suggestion(word, PolicyVocabulary.Placeholders);
                throw node.Error($"'{{{word}}}' stands for nothing; known: {known}{suggestion}", "message");
            }

            if (word is "grant" or "kind" or "rights" && !where.NamesGrants)
            {
                throw node.Error($"'{{{word}}}' stands for nothing, because 'where' asks for no grant", "message");
            }

            if (word == "profile" && target != PolicyTarget.Subject)
            {
                throw node.Error("'{profile}' stands for a subject's profile, so it goes with 'on: subject' alone", "message");
            }
        }

        return message;
    }

    /// <summary>A mapping: all of its keys have to hold.</summary>
    private static PolicyCondition Condition(YamlMapping node, PolicyTarget target)
    {
        var grants = target == PolicyTarget.ConnectedApp ? [] : PolicyVocabulary.Grants.Keys;
        string[] known = [.. PolicyVocabulary.Combining, .. PolicyVocabulary.Names(target), .. grants];
        node.Only(known);
        ImmutableArray<PolicyCondition> conditions = [.. node.Keys.Select(key => key switch
        {
            "all" => new PolicyCondition.All(Several(node, key, target)),
            "any" => new PolicyCondition.Any(Several(node, key, target)),
            "not" => new PolicyCondition.Not(Condition(node.Map(key), target)),
            _ => (PolicyCondition)new PolicyCondition.Has(Ask(node, key, target)),
        })];
        return conditions switch
        {
            [] => throw node.Error($"'{node.Name}' holds no condition"),
            [var only] => only,
            _ => new PolicyCondition.All(conditions),
        };
    }

    private static ImmutableArray<PolicyCondition> Several(YamlMapping node, string key, PolicyTarget target)
    {
        ImmutableArray<PolicyCondition> conditions = [.. node.Items(key).Select(item => Condition(item, target))];
        return conditions.IsEmpty ? throw node.Error($"'{key}' holds no condition", key) : conditions;
    }

    private static PolicyAsk Ask(YamlMapping node, string key, PolicyTarget target)
    {
        AccessKind? kind = target != PolicyTarget.ConnectedApp && PolicyVocabulary.Grants.TryGetValue(key, out var found) ? found : null;
        if (!node.IsMap(key))
        {
            return new(key, Patterns(node, key, PolicyVocabulary.Values(key)))
            {
                Kind = kind,
                IsGrant = PolicyVocabulary.IsGrant(target, key),
            };
        }

        if (kind is not (AccessKind.Object or AccessKind.Field))
        {
            throw node.Error($"'{key}' takes a name or a list of names; only 'object' and 'field' take rights", key);
        }

        var grant = node.Map(key);
        grant.Only(GrantKeys);
        var rights = grant.List("rights")
            .Aggregate(AccessRights.None, (rights, word) => PolicyVocabulary.Rights.TryGetValue(word, out var right)
            ? rights | right
            : throw grant.Error(
                $"'{word}' is no right; known: "
                + $"{string.Join(", ", PolicyVocabulary.Rights.Keys)}{Nearest.Suggestion(word, PolicyVocabulary.Rights.Keys)}", "rights"));
        return kind == AccessKind.Field && (rights & ~(AccessRights.Read | AccessRights.Edit)) != AccessRights.None
            ? throw grant.Error("a field has the rights read and edit alone", "rights")
            : new(key, Patterns(grant, "name", [])) { Kind = kind, Rights = rights, IsGrant = true };
    }

    private static ImmutableArray<string> Patterns(YamlMapping node, string key, ImmutableArray<string> words)
    {
        var patterns = node.List(key);
        if (patterns.IsEmpty || patterns.Any(string.IsNullOrWhiteSpace))
        {
            throw node.Error($"'{key}' needs a name, with * and ? for what varies", node.Has(key) ? key : null);
        }

        return words.IsEmpty
            || patterns.FirstOrDefault(pattern => !words.Contains(pattern, StringComparer.OrdinalIgnoreCase)) is not { } unknown
            ? patterns
            : throw node.Error($"'{key}' is one of {string.Join(", ", words)}, not '{unknown}'{Nearest.Suggestion(unknown, words)}", key);
    }
}
