namespace MetadataAnalyzer.Tests.Robustness.Fuzzing;

/// <summary>A case shows that a property does not hold.</summary>
internal sealed class FuzzFailureException : Exception
{
    public FuzzFailureException(string property, string detail)
        : base($"{property}: {detail}") => Property = property;

    /// <summary>The property; two cases with the same one most likely have one cause.</summary>
    public string Property { get; }
}
