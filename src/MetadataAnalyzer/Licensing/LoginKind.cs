namespace MetadataAnalyzer.Licensing;

/// <summary>A row of the login history, read.</summary>
/// <param name="Surface">What it opened.</param>
/// <param name="Flow">How: <c>client-credentials</c>, <c>refresh-token</c>, <c>web-server</c>, <c>soap-login</c>, <c>saml-ui</c>, …;
/// <c>unknown</c> when the catalogue lists neither type nor subtype.</param>
public sealed record LoginKind(LoginSurface Surface, string Flow);
