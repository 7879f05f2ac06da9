namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds the references in one component's elements.</summary>
internal sealed class XmlReferences(string componentType, string componentName, string placeType, ReferenceWords words)
{
    private const string ErrorFormula = "errorConditionFormula";

    /// <summary>Elements that hold formulas, which need no braces around a field.</summary>
    private static readonly string[] FormulaElements =
        [ErrorFormula, "formula", "expression", "defaultValue", "filterFormula", "criteriaFormula", "entryCriteria", "userCriteria",
            "recordFilter", "conditionExpression", "ruleFormula"];

    /// <summary>Elements that hold text for people.</summary>
    private static readonly string[] TextElements =
        ["description", "label", "masterLabel", "fullName", "name", "errorMessage", "inlineHelpText", "helpText", "interviewLabel",
            "message", "fieldText"];

    private readonly List<(Reference Reference, ElementPath Path)> _ofPlaces = [];
    private readonly List<Reference> _found = [];
    private readonly HashSet<Reference> _readOnly = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<MetadataElement> _flow = [];

    /// <summary>Looks at a child of the component's root.</summary>
    public void Add(MetadataElement child)
    {
        if (componentType == MetadataTypes.Flow)
        {
            // The value of a name in a flow may come after its use.
            _flow.Add(child);
            return;
        }

        Add(child, NameScope.Global);
    }

    /// <summary>The references found, once all children were looked at.</summary>
    public IEnumerable<Reference> Found()
    {
        if (_flow.Count > 0)
        {
            var names = new FlowNames(_flow);
            _flow.ForEach(child => Add(child, names));
        }

        if (_found.Exists(reference => reference is { Target: ReferenceTarget.Profile, Value.Length: > 0 }))
        {
            // The profile was read to compare it.
            _found.RemoveAll(reference => reference.Target == ReferenceTarget.Profile && _readOnly.Contains(reference));
        }

        return _ofPlaces.Where(entry => entry.Path.HoldsFor(_values.GetValueOrDefault)).Select(entry => entry.Reference).Concat(_found);
    }

    private void Add(MetadataElement child, NameScope scope)
    {
        if (child.IsLeaf)
        {
            _values.TryAdd(child.Name, child.Text);
        }

        var isForUser = child.Name == "recordLookups"
            && ApiName.Same(child.ValueOf("object"), "Profile")
            && scope is FlowNames names && names.IsForUser(child);
        var conditions = new ConditionField(scope);
        foreach (var element in child.SelfAndDescendants())
        {
            if (!element.IsLeaf || element.Text.Length == 0 || AddPlaces(element) || AddRecord(element))
            {
                continue;
            }

            if (!isForUser)
            {
                AddCondition(element, conditions);
            }

            AddFormula(element, scope);
            AddIds(element);
        }
    }

    private bool AddPlaces(MetadataElement element)
    {
        var isPlace = false;
        foreach (var place in words.PlacesAt(placeType, element))
        {
            isPlace = true;
            var names = place.IsList ? element.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : [element.Text];
            foreach (var name in names)
            {
                _ofPlaces.Add((New(element.Location, place.Target, ReferenceForm.Element, name, place.Path) with { Place = place },
                    place.Element));
            }
        }

        return isPlace;
    }

    /// <summary>A value of a record, or each element of the list that it holds.</summary>
    private bool AddRecord(MetadataElement element)
    {
        if (componentType != MetadataTypes.CustomMetadata || element.Name != "value")
        {
            return false;
        }

        var field = element.Parent?.ValueOf("field") ?? element.Name;
        var texts = words.RecordTarget(element.Text) is null ? NamedValue.Elements(element.Text) : [element.Text];
        foreach (var text in texts.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (words.RecordTarget(text) is { } target)
            {
                _found.Add(New(element.Location, target, ReferenceForm.Record, text, field));
            }
        }

        AddIds(element);
        return true;
    }

    /// <summary>
    /// A field, an operator and a value, each in an element: conditions and filters of flows, criteria of rules, visibility of components.
    /// </summary>
    private void AddCondition(MetadataElement element, ConditionField conditions)
    {
        if (conditions.Of(element) is not { } condition)
        {
            return;
        }

        var reference = New(element.Location, condition.Field.Target, ReferenceForm.Condition, "", SafeQuote.Short(condition.Name));
        var operation = element.Parent is { } parent ? ConditionField.Operator(parent) : "";
        if (condition.Values.Count == 0)
        {
            Keep(reference with { Text = SafeQuote.Short($"{condition.Name} {operation}".TrimEnd()) }, condition.IsReadOnly);
        }

        foreach (var value in condition.Values.Distinct())
        {
            _compared.Add(value.Text);
            Keep(
                reference with
                {
                    Value = value.Text,
                    Origin = value.Origin,
                    Comparison = condition.Comparison,
                    Text = SafeQuote.Short(condition.Field.Value.Length > 0 ? condition.Name
                        : $"{condition.Name} {(operation.Length > 0 ? operation : "=")} '{value.Text}'"),
                },
                isReadOnly: false);
        }
    }

    private void AddFormula(MetadataElement element, NameScope scope)
    {
        var raw = element.RawText;
        var isFormula = FormulaElements.Contains(element.Name);
        var isBare = ConditionField.IsName(element.Text);
        if (TextElements.Contains(element.Name) || (isBare && !isFormula)
            || (!isFormula && !raw.Contains('$', StringComparison.Ordinal) && !raw.Contains("{!", StringComparison.Ordinal)))
        {
            return;
        }

        foreach (var found in FormulaScan.Find(raw, scope))
        {
            Keep(
                New(element.Locate(found.Index), found.Target, ReferenceForm.Formula, found.Value.Text,
                    SafeQuote.Short(found.Expression)) with
                {
                    Origin = found.Value.Origin,
                    Comparison = found.Comparison,
                    Exempts = found.Exempts && componentType == MetadataTypes.ValidationRule && element.Name == ErrorFormula,
                    Text = found.Quote,
                },
                found.IsReadOnly);
            _compared.Add(found.Value.Text);
        }
    }

    private void AddIds(MetadataElement element)
    {
        foreach (var (index, id, target) in LiteralIds.Find(element.RawText))
        {
            // An id that a field is compared with is the comparison's value.
            if (!_compared.Contains(id))
            {
                _found.Add(New(element.Locate(index), target, ReferenceForm.LiteralId, id, element.Name));
            }
        }
    }

    private void Keep(Reference reference, bool isReadOnly)
    {
        if (reference is { Target: ReferenceTarget.User, Value.Length: 0 })
        {
            // Any username may be there.
            return;
        }

        _found.Add(reference);
        if (isReadOnly)
        {
            _readOnly.Add(reference);
        }
    }

    private Reference New(Location location, ReferenceTarget target, ReferenceForm form, string value, string expression) => new()
    {
        ComponentType = componentType,
        ComponentName = componentName,
        Location = location,
        Target = target,
        Form = form,
        Value = value,
        Expression = expression,
    };
}
