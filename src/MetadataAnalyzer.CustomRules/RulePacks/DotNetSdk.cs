using System.Runtime.CompilerServices;
using Microsoft.Build.Locator;

namespace MetadataAnalyzer.CustomRules.RulePacks;

/// <summary>
/// The .NET SDK of the machine, whose MSBuild builds rule packs. Nothing of MSBuild may be touched before it is registered.
/// </summary>
internal static class DotNetSdk
{
    private static readonly Lock Gate = new();

    /// <param name="project">The project that is to be built; a <c>global.json</c> in its folder or above chooses the SDK.</param>
    /// <exception cref="RulePackException">There is none.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Register(string project)
    {
        lock (Gate)
        {
            if (MSBuildLocator.IsRegistered)
            {
                return;
            }

            var options = new VisualStudioInstanceQueryOptions
            {
                DiscoveryTypes = DiscoveryType.DotNetSdk,
                WorkingDirectory = Path.GetDirectoryName(project)!,
            };
            try
            {
                var sdk = MSBuildLocator.QueryVisualStudioInstances(options).FirstOrDefault();
                if (sdk is not null)
                {
                    MSBuildLocator.RegisterInstance(sdk);
                    return;
                }
            }
            catch (InvalidOperationException exception)
            {
                throw new RulePackException(Missing, exception);
            }

            throw new RulePackException(Missing);
        }
    }

    private const string Missing = "no .NET SDK is found here that could build it; build it beforehand and name its dll";
}

/// <summary>
/// The environment variables by which MSBuild finds its SDK; set while a build runs, so that nothing else in this process sees them.
/// </summary>
internal sealed class BuildEnvironment : IDisposable
{
    private const string Host = "DOTNET_HOST_PATH";

    private static readonly string[] OfLocator = ["MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath"];

    private static Dictionary<string, string?>? _ofSdk;

    private readonly Dictionary<string, string?> _before;

    public BuildEnvironment()
    {
        _ofSdk ??= Variables();
        _before = _ofSdk.Keys.ToDictionary(
            name => name, name => WasSetByLocator(name) ? null : Environment.GetEnvironmentVariable(name), StringComparer.Ordinal);
        Set(_ofSdk);
    }

    public void Dispose() => Set(_before);

    private static bool WasSetByLocator(string name) =>
        OfLocator.Contains(name, StringComparer.Ordinal) && Environment.GetEnvironmentVariable(name) == _ofSdk![name];

    /// <summary>The variables that the locator set when it registered the SDK, and the host that runs the compiler.</summary>
    private static Dictionary<string, string?> Variables()
    {
        var variables = OfLocator.ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal);
        var host = Environment.GetEnvironmentVariable(Host);
        variables[Host] = host is { Length: > 0 } ? host
            : variables["MSBUILD_EXE_PATH"] is { } msbuild
                ? Path.GetFullPath(
                    Path.Combine(Path.GetDirectoryName(msbuild)!, "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
            : null;
        return variables;
    }

    private static void Set(Dictionary<string, string?> variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
