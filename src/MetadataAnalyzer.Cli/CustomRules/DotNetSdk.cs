using System.Runtime.CompilerServices;
using Microsoft.Build.Locator;

namespace MetadataAnalyzer.Cli.CustomRules;

/// <summary>The .NET SDK of the machine, whose MSBuild builds rule packs. Nothing of MSBuild may be touched before it is registered.</summary>
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

            var options = new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = Path.GetDirectoryName(project)! };
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
