namespace MetadataAnalyzer.Migration.Plan;

/// <summary>The move of somebody cannot be planned: nobody has that name, or the verdict forbids it. The message says which, and why.</summary>
public sealed class PlanException : Exception
{
    public PlanException()
    {
    }

    public PlanException(string message)
        : base(message)
    {
    }

    public PlanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
