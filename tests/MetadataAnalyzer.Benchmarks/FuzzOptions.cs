using MetadataAnalyzer.Tests.Robustness.Fuzzing;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>How long the fuzzing runs, and over what.</summary>
internal sealed record FuzzOptions
{
    /// <summary>Ends after this many minutes.</summary>
    public double Minutes { get; init; } = 1;

    public ulong Seed { get; init; } = 1;

    /// <summary>Number of the first case.</summary>
    public uint From { get; init; }

    /// <summary>Ends after this many cases of each target; null for no end.</summary>
    public uint? Cases { get; init; }

    /// <summary>The targets, in turn.</summary>
    public FuzzTarget[] Targets { get; init; } = Enum.GetValues<FuzzTarget>();

    /// <summary>Folder of the cases that break a property.</summary>
    public string Output { get; init; } = Path.Combine("artifacts", "fuzz");

    /// <summary>Kills or pairs; null for the command's own number.</summary>
    public int? Count { get; init; }

    /// <exception cref="ArgumentException">An option is not known.</exception>
    public static FuzzOptions Of(string[] arguments)
    {
        var options = new FuzzOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--minutes", var value] => options with { Minutes = double.Parse(value) },
                ["--seed", var value] => options with { Seed = ulong.Parse(value) },
                ["--from", var value] => options with { From = uint.Parse(value) },
                ["--cases", var value] => options with { Cases = uint.Parse(value) },
                ["--target", var value] => options with { Targets = [Enum.Parse<FuzzTarget>(value, ignoreCase: true)] },
                ["--output", var value] => options with { Output = value },
                ["--count", var value] => options with { Count = int.Parse(value) },
                _ => throw new ArgumentException($"{string.Join(' ', pair)} is no option of the fuzzing", nameof(arguments)),
            };
        }

        return options;
    }
}
