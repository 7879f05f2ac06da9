using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>
/// The assemblies of one rule pack. It shares the library with the program, whose types its rules are made of, and takes all else that stands beside
/// it from there, so that a pack may use another version of what the program uses too. Nothing is locked: files are read, not mapped.
/// </summary>
/// <param name="path">The pack's assembly.</param>
[RequiresUnreferencedCode("Loads assemblies.")]
internal sealed class RulePackContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path), isCollectible: true)
{
    private static readonly Assembly Library = typeof(DiagnosticAnalyzer).Assembly;

    public Assembly Load() => Read(path);

    [SuppressMessage("Trimming", "IL2046", Justification = "The whole class is for programs that are not trimmed.")]
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Library.GetName().Name)
        {
            return Library;
        }

        var beside = Path.Combine(Path.GetDirectoryName(path)!, assemblyName.Name + ".dll");
        return File.Exists(beside) ? Read(beside) : null;
    }

    private Assembly Read(string file)
    {
        using var stream = new MemoryStream(File.ReadAllBytes(file));
        return LoadFromStream(stream);
    }
}
