namespace MetadataAnalyzer.Metadata;

/// <summary>A value inside a component that contradicts another or cannot be read as its type; the component is used all the same.</summary>
/// <param name="Section">The section element, such as <c>userPermissions</c>.</param>
/// <param name="Name">What the entry is about, such as <c>ApiEnabled</c>.</param>
/// <param name="Message">What is wrong and which reading was taken.</param>
/// <param name="Location">The entry.</param>
/// <param name="Other">The entry it contradicts.</param>
public sealed record ValueProblem(string Section, string Name, string Message, Location Location, Location? Other = null);
