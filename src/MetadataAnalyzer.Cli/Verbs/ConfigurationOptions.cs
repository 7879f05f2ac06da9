using System.CommandLine;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Licensing;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Options for the configuration of a verb that reads no project.</summary>
/// <param name="adds">What it takes of the configuration, in words.</param>
/// <param name="without">What a verb has without it.</param>
internal sealed class ConfigurationOptions(string adds, string without)
{
    private readonly Option<string?> _config = new("--config")
    {
        Description = $"Configuration that {adds}; by default {AnalyzerConfiguration.FileName} in this folder or above it",
        HelpName = "FILE",
    };
    private readonly Option<bool> _noConfig = new("--no-config") { Description = $"Read no configuration: {without}" };

    public void AddTo(Command command)
    {
        command.Add(_config);
        command.Add(_noConfig);
    }

    /// <param name="arguments">What was asked for.</param>
    /// <param name="folder">Where a configuration that is not named is looked for, and upwards.</param>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public AssessmentInput Read(ParseResult arguments, string folder = ".")
    {
        var file = arguments.GetValue(_config);
        var ignores = arguments.GetValue(_noConfig);
        return ignores && file is not null
            ? throw new UsageException($"--config {file} and --no-config contradict each other")
            : new() { Path = folder, ConfigurationFile = file, IgnoreConfiguration = ignores };
    }

    /// <summary>The catalogue's products with those of the configuration.</summary>
    /// <exception cref="ConfigurationException">The configuration cannot be used.</exception>
    public VendorCatalogue ReadVendors(ParseResult arguments, VerbContext context) =>
        LicenseCatalogue.LoadEmbedded().Vendors.With(Read(arguments).ReadConfiguration(context.FileSystem).AddedProducts);
}
