using Xunit;

namespace MetadataAnalyzer.Tests.Robustness;

/// <summary>Runs alone: what a case allocates is counted for the whole process.</summary>
[CollectionDefinition(nameof(FuzzCollection), DisableParallelization = true)]
public sealed class FuzzCollection;
