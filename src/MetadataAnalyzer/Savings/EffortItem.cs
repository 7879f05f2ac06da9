namespace MetadataAnalyzer.Savings;

/// <summary>Work of one kind.</summary>
/// <param name="Kind">Its name in the price book: <c>user</c>, <c>profile</c>, <c>permission-set</c>, <c>app</c>, <c>reference</c>, <c>question</c>.</param>
/// <param name="Count">How many pieces.</param>
/// <param name="HoursEach">Hours for one.</param>
public sealed record EffortItem(string Kind, int Count, decimal HoursEach)
{
    /// <summary>Hours for all.</summary>
    public decimal Hours => Count * HoursEach;
}
