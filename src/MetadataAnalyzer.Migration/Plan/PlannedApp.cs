using System.Collections.Immutable;

namespace MetadataAnalyzer.Migration.Plan;

/// <summary>A file of an app that has to admit somebody new.</summary>
/// <param name="Path">The file, relative to the project root.</param>
/// <param name="Type">Metadata API type of what the file holds: <c>ConnectedApp</c> or <c>ExtlClntAppOauthConfigurablePolicies</c>.</param>
/// <param name="FullName">Full name of what the file holds.</param>
/// <param name="AppLabel">What people call the app.</param>
/// <param name="Entries">What to add, sorted by element and value; each value once.</param>
/// <param name="HoldsSecret">Whether the file holds a consumer secret, which goes into no copy of it.</param>
public sealed record PlannedApp(string Path, string Type, string FullName, string AppLabel, ImmutableArray<AppEntry> Entries, bool HoldsSecret);
