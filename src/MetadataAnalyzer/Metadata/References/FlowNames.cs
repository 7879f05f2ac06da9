namespace MetadataAnalyzer.Metadata.References;

/// <summary>The values of the variables, constants, formulas and queries of a flow.</summary>
internal sealed class FlowNames : NameScope
{
    private const int MaxDepth = 8;

    private readonly Dictionary<string, Resource> _resources = new(ApiName.Comparer);
    private readonly ILookup<string, MetadataElement> _uses;
    private readonly Dictionary<string, MergeField?> _fields = new(ApiName.Comparer);
    private readonly Dictionary<string, IEnumerable<NamedValue>> _values = new(ApiName.Comparer);
    private int _depth;

    /// <param name="children">The elements of the flow.</param>
    public FlowNames(IReadOnlyList<MetadataElement> children)
    {
        foreach (var child in children)
        {
            Add(child);
        }

        _uses = children.SelectMany(child => child.SelfAndDescendants()).Where(element => element.IsLeaf)
            .SelectMany(element => NamesIn(element).Select(name => (name, element)))
            .ToLookup(use => use.name, use => use.element, ApiName.Comparer);
    }

    /// <inheritdoc/>
    public override MergeField? FieldOf(string name) => Once(_fields, name, null, () =>
    {
        var (head, rest) = Split(name);
        if (!_resources.TryGetValue(head, out var resource))
        {
            return base.FieldOf(name);
        }

        if (rest.Length > 0)
        {
            return TargetOf(ObjectOf(resource), rest) is { } target ? new(target, "") : base.FieldOf(name);
        }

        if (resource.Same.Select(FieldOf).FirstOrDefault(field => field is not null) is { } same)
        {
            return same;
        }

        var values = new FormulaValues(this);
        return Formulas(resource).SelectMany(values.CarriersOf).Select(carrier => (MergeField?)new MergeField(carrier.Target, ""))
            .FirstOrDefault();
    });

    /// <inheritdoc/>
    public override IEnumerable<NamedValue> ValuesOf(string name) => Once(_values, name, [], () =>
    {
        var (head, rest) = Split(name);
        if (!_resources.TryGetValue(head, out var resource))
        {
            return base.ValuesOf(name);
        }

        if (rest.Length > 0)
        {
            // A field of custom metadata records that the flow queries.
            return ObjectOf(resource) is var queried && queried.EndsWith("__mdt", ApiName.Comparison)
                ? [new($"{queried}.*.{rest}", ValueOrigin.Record)] : [];
        }

        var values = new FormulaValues(this);
        return resource.Texts.Select(text => new NamedValue(text))
            .Concat(resource.Same.SelectMany(ValuesOf))
            .Concat(Formulas(resource).SelectMany(values.TextsOf))
            .Distinct().ToList();
    });

    /// <summary>Whether the profile that an element queries is only given to new users.</summary>
    public bool IsForUser(MetadataElement lookup)
    {
        var names = new[] { lookup.ValueOf("name"), lookup.ValueOf("outputReference") }
            .Concat(lookup.Children.Where(child => child.Name == "outputAssignments")
                .Select(child => child.ValueOf("assignToReference"))).OfType<string>();
        var uses = names.SelectMany(name => _uses[name])
            .Where(use => !IsBelow(use, lookup) && use.Name is not ("name" or "targetReference")).ToList();
        return uses.Count > 0 && uses.TrueForAll(use => use.Parent?.Parent is { Name: "inputAssignments" } assignment
            && ApiName.Same(assignment.ValueOf("field"), "ProfileId")
            && ApiName.Same(assignment.Parent?.ValueOf("object"), "User"));
    }

    private static bool IsBelow(MetadataElement element, MetadataElement top)
    {
        for (var current = element; current is not null; current = current.Parent)
        {
            if (current == top)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> NamesIn(MetadataElement element) => ConditionField.IsName(element.Text)
        ? [Split(ConditionField.Bare(element.Text)).Head]
        : element.Text.Contains("{!", StringComparison.Ordinal) || element.Name == "expression"
            ? FormulaTokens.Read(element.Text).Where(token => token.Kind == SourceTokenKind.Name).Select(token => Split(token.Value).Head)
                .Distinct(StringComparer.OrdinalIgnoreCase)
            : [];

    private void Add(MetadataElement child)
    {
        var name = child.ValueOf("name") ?? "";
        switch (child.Name)
        {
            case "constants" or "variables" or "choices" or "textTemplates" or "formulas":
                AddValue(Of(name), child.Child("value"));
                Of(name).Object = child.ValueOf("objectType") ?? Of(name).Object;
                Of(name).Formula = child.ValueOf("expression") ?? child.ValueOf("text");
                break;
            case "recordLookups":
                Of(name).Object = child.ValueOf("object") ?? "";
                if (child.ValueOf("outputReference") is { } output)
                {
                    Of(output).Object = child.ValueOf("object") ?? "";
                }

                foreach (var assignment in child.Children.Where(item => item.Name == "outputAssignments"))
                {
                    Of(assignment.ValueOf("assignToReference") ?? "").Same.Add($"{name}.{assignment.ValueOf("field")}");
                }

                break;
            case "loops":
                Of(name).ElementOf = child.ValueOf("collectionReference");
                break;
            case "assignments":
                foreach (var item in child.Children.Where(item => item.Name == "assignmentItems"))
                {
                    AddValue(Of(item.ValueOf("assignToReference") ?? ""), item.Child("value"));
                }

                break;
        }
    }

    private static void AddValue(Resource resource, MetadataElement? value)
    {
        foreach (var leaf in value?.SelfAndDescendants().Where(leaf => leaf.IsLeaf && leaf.Text.Length > 0) ?? [])
        {
            (leaf.Name == "elementReference" || (leaf.Text.StartsWith("{!", StringComparison.Ordinal) && ConditionField.IsName(leaf.Text))
                ? resource.Same : resource.Texts)
                .Add(ConditionField.Bare(leaf.Text));
        }
    }

    private Resource Of(string name)
    {
        if (!_resources.TryGetValue(name, out var resource))
        {
            _resources[name] = resource = new();
        }

        return resource;
    }

    private string ObjectOf(Resource resource) => resource.ElementOf is { } collection && _resources.TryGetValue(collection, out var all)
        ? all.Object : resource.Object;

    private static ReferenceTarget? TargetOf(string queried, string field) => queried.ToUpperInvariant() switch
    {
        "PROFILE" when ApiName.Same(field, "Name")
            || ApiName.Same(field, "Id") => ReferenceTarget.Profile,
        "USERROLE" when field.EndsWith("Name", ApiName.Comparison)
            || ApiName.Same(field, "Id") => ReferenceTarget.Role,
        "USER" => MergeField.OfUserField(field),
        _ => null,
    };

    private static List<FormulaNode> Formulas(Resource resource) => resource.Formula is { } formula
        ? new FormulaParser(FormulaTokens.Read(formula)).Read() is [var only] ? [only] : [] : [];

    private static (string Head, string Tail) Split(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
    }

    /// <summary>Resources may hold each other.</summary>
    private T Once<T>(Dictionary<string, T> known, string name, T otherwise, Func<T> read)
    {
        if (known.TryGetValue(name, out var value))
        {
            return value;
        }

        if (_depth >= MaxDepth)
        {
            return otherwise;
        }

        // Until it is known it adds nothing to itself.
        known[name] = otherwise;
        _depth++;
        value = read();
        _depth--;
        return known[name] = value;
    }

    private sealed class Resource
    {
        public string Object { get; set; } = "";

        /// <summary>The collection that a loop goes through.</summary>
        public string? ElementOf { get; set; }

        public string? Formula { get; set; }

        /// <summary>Names whose value it has.</summary>
        public List<string> Same { get; } = [];

        public List<string> Texts { get; } = [];
    }
}
