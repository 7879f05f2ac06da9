using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using MetadataAnalyzer.Analysis;

namespace MetadataAnalyzer.CustomRules.RulePacks;

/// <summary>
/// The one way to rules in C#: builds a project, loads an assembly and makes its rules. A program that was compiled ahead of time can do
/// none of that and says so.
/// </summary>
internal static class RulePack
{
    /// <param name="path">A project (.csproj) or an assembly (.dll) on the disk.</param>
    /// <param name="projects">The projects that may be built.</param>
    /// <param name="show">Gives a path as places are shown.</param>
    /// <param name="cancellationToken">Stops a build.</param>
    /// <exception cref="RulePackException">It does not build, is no assembly, or holds no rule or one that cannot be used.</exception>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Nothing is trimmed where dynamic code is supported.")]
    public static ImmutableArray<DiagnosticAnalyzer> Load(
        string path, IReadOnlySet<string> projects, Func<string, string> show, CancellationToken cancellationToken)
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new RulePackException(
                "this program was compiled ahead of time and cannot load rules in C#; use the .NET tool, or write the rule as a policy");
        }

        var assembly = projects.Contains(path) ? Built(path, projects, show, cancellationToken) : path;
        return Rules(LoadAssembly(assembly));
    }

    private static string Built(string path, IReadOnlySet<string> projects, Func<string, string> show, CancellationToken cancellationToken)
    {
        DotNetSdk.Register(path);
        return RulePackBuild.Run(path, projects, show, cancellationToken);
    }

    [RequiresUnreferencedCode("Loads an assembly.")]
    private static Assembly LoadAssembly(string path)
    {
        try
        {
            return new RulePackContext(path).Load();
        }
        catch (BadImageFormatException exception)
        {
            throw new RulePackException("is no .NET assembly", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RulePackException($"cannot be read: {exception.Message}", exception);
        }
    }

    [RequiresUnreferencedCode("Finds rules by reflection.")]
    private static ImmutableArray<DiagnosticAnalyzer> Rules(Assembly assembly)
    {
        List<Type> types;
        try
        {
            types = [.. assembly.GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .OrderBy(type => type.FullName, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is TypeLoadException or FileNotFoundException or ReflectionTypeLoadException
            or FileLoadException)
        {
            throw new RulePackException(
                $"does not fit this version of {nameof(MetadataAnalyzer)}; build it again: {exception.Message}", exception);
        }

        return types.Count == 0
            ? throw new RulePackException($"holds no rule: no public class in it is a {nameof(DiagnosticAnalyzer)} and not abstract")
            : [.. types.Select(Rule)];
    }

    /// <summary>Makes a rule and holds it to what every rule must be, which for a built-in one the tests do.</summary>
    [RequiresUnreferencedCode("Makes a rule by reflection.")]
    private static DiagnosticAnalyzer Rule(Type type)
    {
        if (type.ContainsGenericParameters || type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new RulePackException($"rule {type.Name} has no public constructor without parameters");
        }

        try
        {
            var rule = (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
            if (rule.SupportedDiagnostics.IsDefaultOrEmpty)
            {
                throw new RulePackException(
                    $"rule {type.Name} declares no descriptor in {nameof(DiagnosticAnalyzer.SupportedDiagnostics)}");
            }

            if (rule.SupportedDiagnostics.FirstOrDefault(descriptor => descriptor.IsBuiltIn) is { } taken)
            {
                throw new RulePackException(
                    $"rule {type.Name}: ids with {DiagnosticDescriptor.BuiltInPrefix} are those of the built-in rules; take letters of "
                    + $"your own, such as ACME{taken.Id[^4..]}");
            }

            // The driver registers the rule's actions.
            _ = new AnalyzerDriver([rule]);
            return rule;
        }
        catch (Exception exception) when (exception is not (RulePackException or OperationCanceledException))
        {
            var cause = Innermost(exception);
            throw new RulePackException($"rule {type.Name} cannot be made: {cause.GetType().Name}: {cause.Message}", exception);
        }
    }

    private static Exception Innermost(Exception exception) =>
        exception is TargetInvocationException or TypeInitializationException && exception.InnerException is { } inner
            ? Innermost(inner)
            : exception;
}

/// <summary>
/// The assemblies of one rule pack. It shares the library with the program, whose types its rules are made of, and takes all else that
/// stands beside it from there, so that a pack may use another version of what the program uses too. Nothing is locked: files are read, not
/// mapped.
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

/// <summary>
/// A rule pack that cannot be used. <see cref="Exception.Message"/> says why; each further line of it is a place in the pack and what is
/// wrong there.
/// </summary>
internal sealed class RulePackException : Exception
{
    public RulePackException()
    {
    }

    public RulePackException(string message)
        : base(message)
    {
    }

    public RulePackException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
