using System.Text;

namespace MetadataAnalyzer.Configuration;

/// <summary>The JSON schema of <c>metadata-analyzer.yml</c>, with which an editor checks the file.</summary>
public static class ConfigurationSchema
{
    /// <summary>Spaces of a key at the top level of the schema's <c>properties</c>.</summary>
    private const int Indent = 4;

    /// <summary>The schema.</summary>
    public static string Text { get; } = $$"""
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "{{AnalyzerConfiguration.FileName}}",
          "description": "Configuration of MetadataAnalyzer, looked for in the project's folder and upwards. Options of the command line go before it.",
          "type": "object",
          "additionalProperties": false,
          "properties": {
        {{Properties()}}
          },
          "definitions": {
            "answer": { "enum": ["yes", "no", "unknown", "true", "false", true, false] },
            "objectRight": { "enum": ["create", "read", "edit", "delete", "view-all", "modify-all", "view-all-fields", "viewAll", "modifyAll", "viewAllFields", "all", "none"] },
            "answers": {
              "type": "object",
              "properties": {
                "permissions": { "type": "object", "additionalProperties": { "$ref": "#/definitions/answer" }, "description": "By API name of a user permission." },
                "objects": {
                  "anyOf": [
                    { "enum": ["unknown"] },
                    {
                      "type": "object",
                      "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/objectRight" }, { "type": "array", "items": { "$ref": "#/definitions/objectRight" } }] }
                    }
                  ],
                  "description": "What the integration does with each object; an object that is not named is not needed."
                },
                "by": { "type": "string", "description": "Who answered." },
                "on": { "$ref": "#/definitions/day", "description": "The day of the answer." },
                "consent-by": { "type": "string", "description": "Who can sign in as the user and agree at a login page; for the runbook." },
                "runs": { "type": "string", "description": "When the integration runs, and when it may stand still; for the runbook." },
                "by-subject": { "type": "object" }
              },
              "additionalProperties": { "$ref": "#/definitions/answer" }
            },
            "name": { "type": "string", "pattern": "\\S" },
            "names": { "anyOf": [{ "$ref": "#/definitions/name" }, { "type": "array", "items": { "$ref": "#/definitions/name" } }] },
            "container": { "type": "string", "pattern": "^(Profile|PermissionSet|PermissionSetGroup):.+$" },
            "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "suppression": {
              "type": "object",
              "additionalProperties": false,
              "required": ["rule"],
              "anyOf": [{ "required": ["entity"] }, { "required": ["path"] }, { "required": ["user"] }],
              "properties": {
                "rule": { "type": "string", "pattern": "^[A-Za-z]{2,8}[0-9]{4}$" },
                "entity": { "$ref": "#/definitions/name", "description": "The component as Type:FullName, with * and ?." },
                "path": { "$ref": "#/definitions/name", "description": "Path of the finding's place, with *, ** and ?." },
                "user": { "$ref": "#/definitions/name", "description": "Username or profile name, with * and ?." },
                "reason": { "type": "string", "description": "Why it is accepted. An entry without one suppresses nothing (IUL0011)." },
                "expires": { "$ref": "#/definitions/day", "description": "The last day it holds." },
                "owner": { "type": "string" },
                "ticket": { "type": "string" }
              }
            },
            "product": {
              "type": "object",
              "additionalProperties": false,
              "required": ["vendor", "product", "statements"],
              "properties": {
                "vendor": { "$ref": "#/definitions/name", "description": "Its maker." },
                "product": { "$ref": "#/definitions/name", "description": "Its name." },
                "apps": { "$ref": "#/definitions/names", "description": "Labels or API names of its apps, as logins and tokens name them." },
                "namespaces": { "$ref": "#/definitions/names", "description": "Namespaces of its packages." },
                "unsure-apps": { "$ref": "#/definitions/names", "description": "Names that any app may have." },
                "unsure-namespaces": { "$ref": "#/definitions/names", "description": "Namespaces that are not known to be its own." },
                "permissions": { "$ref": "#/definitions/names", "description": "User permissions that it needs, by API name." },
                "objects": {
                  "type": "object",
                  "additionalProperties": { "anyOf": [{ "$ref": "#/definitions/objectRight" }, { "type": "array", "items": { "$ref": "#/definitions/objectRight" } }] },
                  "description": "Rights that every use of it needs, by object."
                },
                "data": { "type": "string", "description": "Further needs in words." },
                "sign-in": { "type": "string", "description": "How it signs in." },
                "statements": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/statement" } }
              }
            },
            "statement": {
              "type": "object",
              "additionalProperties": false,
              "required": ["stance", "by", "says", "title"],
              "anyOf": [{ "required": ["date"] }, { "required": ["read"] }],
              "properties": {
                "stance": { "enum": ["confirms", "conditions", "refuses", "silent"], "description": "What it comes to for the licence." },
                "by": { "enum": ["vendor", "agency", "community"] },
                "says": { "$ref": "#/definitions/name" },
                "condition": { "type": "string", "description": "What it asks for besides." },
                "title": { "$ref": "#/definitions/name", "description": "Title of the source." },
                "url": { "type": "string", "pattern": "^https://" },
                "date": { "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", "description": "The source's own date: year, month or day." },
                "read": { "$ref": "#/definitions/day", "description": "The day on which it was read." }
              }
            },
            "overrule": {
              "type": "object",
              "additionalProperties": false,
              "required": ["vendor", "reason", "owner", "expires"],
              "properties": {
                "vendor": { "$ref": "#/definitions/name", "description": "Id of the product, or the name of its maker." },
                "reason": { "$ref": "#/definitions/name" },
                "owner": { "$ref": "#/definitions/name" },
                "expires": { "$ref": "#/definitions/day", "description": "The last day it holds." }
              }
            }
          }
        }

        """.ReplaceLineEndings("\n");

    private static string Properties() =>
        string.Join(",\n", AnalyzerConfiguration.Keys.GroupBy(key => key.Group ?? key.Name, StringComparer.Ordinal).Select(group =>
        group.First().Group is null ? Property(group.First(), Indent) : Group(group.Key, group)));

    private static string Group(string name, IEnumerable<ConfigurationKey> keys) => Indented($$"""
        "{{name}}": {
          "type": "object",
          "additionalProperties": false,
          "properties": {
        {{string.Join(",\n", keys.Select(key => Property(key, Indent)))}}
          }
        }
        """, Indent);

    private static string Property(ConfigurationKey key, int indent) =>
        Indented($"\"{key.OwnName}\": {key.Shape.Replace("$meaning", key.Meaning, StringComparison.Ordinal)}", indent);

    private static string Indented(string text, int indent) =>
        new StringBuilder(text.ReplaceLineEndings("\n")).Insert(0, new string(' ', indent)).Replace("\n", "\n" + new string(' ', indent))
            .ToString();
}
