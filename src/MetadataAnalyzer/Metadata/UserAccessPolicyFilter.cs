namespace MetadataAnalyzer.Metadata;

/// <summary>Who a user access policy is about.</summary>
/// <param name="Type">What is compared: <c>Profile</c>, <c>UserRole</c>, <c>User</c> …</param>
/// <param name="Operation"><c>equals</c>, <c>notEquals</c>, <c>in</c> …</param>
/// <param name="Target">Name compared with.</param>
/// <param name="Location">The filter element.</param>
public sealed record UserAccessPolicyFilter(string Type, string Operation, string Target, Location Location);
