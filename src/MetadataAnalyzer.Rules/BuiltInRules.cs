using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Rules;

/// <summary>Finds rules: every public class of an assembly that is a <see cref="DiagnosticAnalyzer"/> and not abstract is one.</summary>
public static class BuiltInRules
{
    private const string Reflection = "Rules are found by reflection, so that none needs to be listed. Root the assembly when trimming.";

    /// <summary>The rules of this assembly, sorted by class name and so by id.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> All
    {
        [RequiresUnreferencedCode(Reflection)]
        get => In(typeof(BuiltInRules).Assembly);
    }

    /// <summary>The rules of an assembly, sorted by class name.</summary>
    /// <exception cref="MissingMethodException">A rule has no public constructor without parameters.</exception>
    [RequiresUnreferencedCode(Reflection)]
    public static ImmutableArray<DiagnosticAnalyzer> In(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
