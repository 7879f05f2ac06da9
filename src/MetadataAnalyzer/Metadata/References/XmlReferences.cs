namespace MetadataAnalyzer.Metadata.References;

/// <summary>Finds the references in one component's elements.</summary>
internal sealed class XmlReferences(string componentType, string componentName, string placeType, ReferenceWords words)
{
    private const string ErrorFormula = "errorConditionFormula";

    private readonly List<(Reference Reference, ElementPath Path)> _ofPlaces = [];
    private readonly List<Reference> _found = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Looks at a child of the component's root.</summary>
    public void Add(MetadataElement child)
    {
        if (child.IsLeaf)
        {
            _values.TryAdd(child.Name, child.Text);
        }

        foreach (var element in child.SelfAndDescendants())
        {
            if (element.IsLeaf && element.Text.Length > 0 && !AddPlaces(element) && !AddRecord(element))
            {
                AddCondition(element);
                AddFormula(element);
                AddIds(element);
            }
        }
    }

    /// <summary>What was found, once all children were looked at.</summary>
    public IEnumerable<Reference> All =>
        _ofPlaces.Where(entry => entry.Path.HoldsFor(_values.GetValueOrDefault)).Select(entry => entry.Reference).Concat(_found);

    private bool AddPlaces(MetadataElement element)
    {
        var isPlace = false;
        foreach (var place in words.PlacesAt(placeType, element))
        {
            isPlace = true;
            var names = place.IsList ? element.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [element.Text];
            foreach (var name in names)
            {
                _ofPlaces.Add((New(element.Location, place.Target, ReferenceForm.Element, name, place.Path) with { Place = place }, place.Element));
            }
        }

        return isPlace;
    }

    private bool AddRecord(MetadataElement element)
    {
        if (componentType != "CustomMetadata" || element.Name != "value")
        {
            return false;
        }

        var field = element.Parent?.ValueOf("field") ?? element.Name;
        if (words.RecordTarget(element.Text) is { } target)
        {
            _found.Add(New(element.Location, target, ReferenceForm.Record, element.Text, field));
        }
        else
        {
            AddIds(element);
        }

        return true;
    }

    /// <summary>A field, an operator and a value, each in an element: conditions and filters of flows, criteria of rules, visibility of components.</summary>
    private void AddCondition(MetadataElement element)
    {
        if (element.Parent is not { } parent || ConditionField.Of(element, parent) is not { } field)
        {
            return;
        }

        var comparison = ConditionField.Comparison(parent);
        var values = ConditionField.Values(parent, element).ToList();
        var text = string.Join(' ', new[] { element.Text, ConditionField.Operator(parent), string.Join(", ", values) }.Where(part => part.Length > 0));
        if (field.Value.Length > 0)
        {
            values = [field.Value];
            comparison = ConditionField.IsFalse(parent, element) ? ReferenceComparison.NotEqual : ReferenceComparison.Equal;
        }

        var reference = New(element.Location, field.Target, ReferenceForm.Condition, "", ConditionField.Name(element)) with { Text = text };
        _found.AddRange(values.Count == 0
            ? [reference]
            : values.Select(value => reference with { Value = value, Comparison = comparison }));
    }

    private void AddFormula(MetadataElement element)
    {
        var raw = element.RawText;
        if (!raw.Contains('$', StringComparison.Ordinal) || ConditionField.IsBareMergeField(element.Text))
        {
            return;
        }

        string? text = null;
        foreach (var found in FormulaScan.Find(raw))
        {
            text ??= SourceText.InOneLine(raw);
            _found.Add(New(element.Locate(found.Index), found.Target, ReferenceForm.Formula, found.Value, found.Expression) with
            {
                Comparison = found.Comparison,
                Exempts = found.Exempts && componentType == "ValidationRule" && element.Name == ErrorFormula,
                Text = text,
            });
        }
    }

    private void AddIds(MetadataElement element)
    {
        foreach (var (index, id, target) in LiteralIds.Find(element.RawText))
        {
            // An id that a merge field is compared with is the comparison's value.
            if (!_found.Exists(reference => reference.Value == id && reference.Location.Path == element.Location.Path && reference.Location.Line == element.Locate(index).Line))
            {
                _found.Add(New(element.Locate(index), target, ReferenceForm.LiteralId, id, element.Name));
            }
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
