using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Xml;
using MetadataAnalyzer.Metadata.Layout;
using MetadataAnalyzer.Metadata.References;

namespace MetadataAnalyzer.Metadata.Reading;

/// <summary>
/// Completes the references once all files were searched: what code compares through members of other classes, and the texts of the labels,
/// constants and records that comparisons name. Only files that are named are opened again.
/// </summary>
internal sealed class ReferenceCompletion(ImmutableArray<ComponentDefinition> definitions, ProjectTree tree, ReferenceFinder finder,
    XmlReaderSettings settings)
{
    private readonly NamedTexts _texts = new(definitions, tree, settings);

    private readonly List<UnreadableFile> _unreadable = [];

    public ImmutableArray<ReadResult> Complete(ImmutableArray<ReadResult> results)
    {
        var more = ThroughMembers(results);
        ImmutableArray<ReadResult> completed = [.. results.Append(new ReadResult(null, [], [], more, [])).Select(WithTexts)];
        return [.. completed, new ReadResult(null, [], _unreadable.Concat(_texts.Unreadable).ToList(), [], [])];
    }

    private ReadResult WithTexts(ReadResult result) => result.References.Any(reference => reference.Origin != ValueOrigin.Literal)
        ? result with { References = [.. result.References.SelectMany(WithTexts)] }
        : result;

    /// <summary>One reference for each text of the place; one without a text when the project does not hold it.</summary>
    private IEnumerable<Reference> WithTexts(Reference reference)
    {
        if (reference.Origin == ValueOrigin.Literal)
        {
            return [reference];
        }

        var place = new NamedValue(reference.Value, reference.Origin);
        var texts = _texts.Of(place).ToList();
        var named = reference with { Origin = ValueOrigin.Literal, Through = NamedTexts.Describe(place) };
        if (texts.Count == 0)
        {
            return reference.Target == ReferenceTarget.Profile ? [named with { Value = "", Comparison = ReferenceComparison.None }] : [];
        }

        // The elements of a list are compared one by one.
        var comparison = reference.Comparison == ReferenceComparison.IsContained && texts.Count > 1 ? ReferenceComparison.Equal
            : reference.Comparison;
        return texts.Select(text => named with { Value = text, Comparison = comparison });
    }

    private List<Reference> ThroughMembers(ImmutableArray<ReadResult> results)
    {
        var paths = finder.Members.All.ToList();
        if (paths.Count == 0)
        {
            return [];
        }

        var tests = results.Select(result => result.Component).OfType<ApexClass>().Where(component => component.IsTest)
            .Select(component => component.FullName).ToHashSet(ApiName.Comparer);
        var known = results.SelectMany(result => result.References).Where(reference => reference.Form == ReferenceForm.Code)
            .Select(reference => (reference.Location, reference.Target, reference.Value)).ToHashSet();
        var types = SearchValues.Create([.. paths.Select(path => path[..path.IndexOf('.', StringComparison.Ordinal)])
            .Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);
        var members = SearchValues.Create([.. paths.Select(path => path[path.IndexOf('.', StringComparison.Ordinal)..])
            .Distinct(StringComparer.OrdinalIgnoreCase)], StringComparison.OrdinalIgnoreCase);
        var found = new List<Reference>();
        foreach (var definition in definitions
            .Where(definition => definition.Type.Name is MetadataTypes.ApexClass or MetadataTypes.ApexTrigger
                && !tests.Contains(definition.FullName)))
        {
            foreach (var file in definition.Files
                .Where(file => file.Path.EndsWith(".cls", StringComparison.OrdinalIgnoreCase)
                    || file.Path.EndsWith(".trigger", StringComparison.OrdinalIgnoreCase)))
            {
                found.AddRange(ThroughMembers(definition, file, types, members)
                    .Where(reference => known.Add((reference.Location, reference.Target, reference.Value))));
            }
        }

        return found;
    }

    private List<Reference> ThroughMembers(ComponentDefinition definition, PackageFile file, SearchValues<string> types,
        SearchValues<string> members)
    {
        try
        {
            using var content = tree.Read(file.Path);
            var text = Encoding.Latin1.GetString(content.Span);
            return text.AsSpan().ContainsAny(types) && text.AsSpan().ContainsAny(members)
                ? [.. finder.FindThroughMembers(definition, file, content)] : [];
        }
        catch (UnreadableContentException exception)
        {
            _unreadable.Add(new(definition.Type.Name, definition.FullName, Location.File(file.Path), exception.Message));
            return [];
        }
    }
}
