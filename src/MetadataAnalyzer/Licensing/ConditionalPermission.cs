namespace MetadataAnalyzer.Licensing;

/// <summary>A permission that another one requires under a condition only.</summary>
/// <param name="Name">API name of the required permission.</param>
/// <param name="Condition">The condition's name, such as <c>event-monitoring</c>.</param>
public sealed record ConditionalPermission(string Name, string Condition);
