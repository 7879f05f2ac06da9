using System.CommandLine;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary>Arguments and options that several verbs have.</summary>
internal static class SharedOptions
{
    public static Argument<string> Path()
    {
        var path = new Argument<string>("path")
        {
            Description = "Folder or zip file of a retrieved project",
            DefaultValueFactory = _ => ".",
            Arity = ArgumentArity.ZeroOrOne,
        };
        RefuseOptions(path);
        return path;
    }

    /// <summary>A mistyped option is no path.</summary>
    public static void RefuseOptions(Argument path) => path.Validators.Add(result =>
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
        {
            result.AddError($"Unrecognized option '{option.Value}'.");
        }
    });

    public static Option<string?> OrgData() => new("--org-data")
    {
        Description = "Folder of the exports of org data; by default 'org-data' in or beside the project when there is one",
        HelpName = "DIR",
    };

    public static Option<string?> Catalogue() => new("--catalogue")
    {
        Description = "Folder of a catalogue that replaces the embedded one",
        HelpName = "DIR",
    };

    public static Option<string[]> Repeatable(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName, Arity = ArgumentArity.OneOrMore };
}
