using System.Reflection;
using Xunit;

namespace MetadataAnalyzer.Tests.Architecture;

/// <summary>Sub-folders of a folder use each other one way only, by what their compiled code names.</summary>
public sealed class FolderUseTests
{
    private static readonly Lazy<Dictionary<string, SortedSet<string>>> Uses = new(() => UsesOf(Il.Product));

    [Fact]
    public void SubFolders_HaveNoCircles()
    {
        var parents = Uses.Value.Keys.SelectMany(Ancestors).Distinct().Order(StringComparer.Ordinal);

        var circles = parents.SelectMany(Circles).ToList();

        Assert.True(circles.Count == 0, $"circles: {string.Join('\n', circles.Select(circle => string.Join(", ", circle)))}");
    }

    private static Dictionary<string, SortedSet<string>> UsesOf(IEnumerable<Assembly> assemblies)
    {
        var uses = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var type in assemblies.SelectMany(Il.Types).Where(type => type.Namespace is not null))
        {
            var used = Il.TypesUsedBy(type).Where(other => other.Assembly == type.Assembly && other.Namespace is not null)
                .Select(other => other.Namespace!);
            uses.TryAdd(type.Namespace!, new(StringComparer.Ordinal));
            uses[type.Namespace!].UnionWith(used);
        }

        return uses;
    }

    private static IEnumerable<string> Ancestors(string space)
    {
        for (var end = space.LastIndexOf('.'); end > 0; end = space.LastIndexOf('.', end - 1))
        {
            yield return space[..end];
        }
    }

    /// <summary>Sub-folders of a folder that reach themselves.</summary>
    private static IEnumerable<SortedSet<string>> Circles(string parent)
    {
        var edges = Uses.Value
            .SelectMany(entry => entry.Value.Select(used => (From: ChildOf(parent, entry.Key), To: ChildOf(parent, used))))
            .Where(edge => edge.From is not null && edge.To is not null && edge.From != edge.To)
            .ToLookup(edge => edge.From!, edge => edge.To!, StringComparer.Ordinal);
        return edges.Select(group => group.Key)
            .Select(name =>
                new SortedSet<string>(Reached(edges, name).Where(other => Reached(edges, other).Contains(name)), StringComparer.Ordinal))
            .Where(circle => circle.Count > 0)
            .DistinctBy(circle => string.Join(' ', circle));
    }

    private static HashSet<string> Reached(ILookup<string, string> edges, string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([start]);
        while (open.TryPop(out var name))
        {
            foreach (var next in edges[name].Where(reached.Add))
            {
                open.Push(next);
            }
        }

        return reached;
    }

    private static string? ChildOf(string parent, string space)
    {
        if (!space.StartsWith(parent + ".", StringComparison.Ordinal))
        {
            return null;
        }

        var end = space.IndexOf('.', parent.Length + 1);
        return end < 0 ? space : space[..end];
    }
}
