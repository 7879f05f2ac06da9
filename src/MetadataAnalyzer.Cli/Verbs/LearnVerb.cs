using System.CommandLine;
using System.Text.Json;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Configuration;
using MetadataAnalyzer.Files;
using MetadataAnalyzer.Licensing;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Json;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>learn</c>: joins what orgs say their licence carries into a file of facts, which names no org.</summary>
internal sealed class LearnVerb
{
    private readonly Argument<string[]> _inputs = new("input")
    {
        Description = "Folder of an org's project or exports, its assessment.json, or a file that 'learn' wrote; any number",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output")
    {
        Description = "The file of facts, as YAML; it may be one of the inputs",
        HelpName = "FILE",
        Required = true,
    };

    private readonly VerbContext _context;

    private LearnVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new LearnVerb(context);
        var command = new Command(
            "learn", "Write what the licence carries and refuses in each org, for assessments of other orgs; the file names no org")
        {
            verb._inputs, verb._output,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var (catalogue, path) = (LicenseCatalogue.LoadEmbedded(), arguments.GetValue(_output)!);
        var facts = LicenseFacts.None;
        foreach (var input in arguments.GetValue(_inputs) ?? [])
        {
            facts = facts.Join(Read(input, catalogue));
        }

        var bytes = LicenseFactsFile.Write(facts, catalogue);
        if (bytes.Length > InputFile.MaxTextBytes)
        {
            throw new UsageException(
                $"the facts of {facts.Orgs.Count} orgs are more than one file may hold ({InputFile.MaxTextBytes >> 20} MB); learn from "
                + "fewer");
        }

        var files = new OutputFiles(_context);
        files.Write(path, stream => stream.Write(bytes));
        _context.Terminal.Line($"Facts    {Words.Count(facts.Count, "right")}, by {Words.Count(facts.Orgs.Count, "org")}");
        files.ShowWritten();
        if (!files.HasFailed)
        {
            _context.Terminal.Line(
                $"Next     '{ToolInfo.Command} assess --facts {path}', or 'facts: {path}' in {AnalyzerConfiguration.FileName}; "
                + $"{RightFact.OrgsNeeded} orgs that say the same, none against, count for another");
        }

        return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
    }

    private LicenseFacts Read(string input, LicenseCatalogue catalogue)
    {
        try
        {
            if (_context.FileSystem.Directory.Exists(input))
            {
                return ReadOrg(input, catalogue);
            }

            if (!_context.FileSystem.File.Exists(input))
            {
                throw new UsageException($"{input}: there is no such file or folder");
            }

            using var reader = input.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? new StringReader(FactsOf(input))
                : (TextReader)InputFile.OpenText(_context.FileSystem, input);
            return ConfigurationReader.ReadFacts(reader, input, catalogue);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{input} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>The facts in an <c>assessment.json</c>.</summary>
    private string FactsOf(string input)
    {
        try
        {
            using var stream = InputFile.OpenRead(_context.FileSystem, input, InputFile.MaxWholeBytes);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(LicenseFactsJson.Key, out var facts)
                ? facts.GetRawText()
                : throw new NoInputException(
                    $"{input} holds no '{LicenseFactsJson.Key}': it is no assessment.json, its org gave no record or dry run of what the "
                    + "licence carries, or it was redacted");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{input}, line {exception.LineNumber + 1}: no JSON", exception);
        }
    }

    private LicenseFacts ReadOrg(string folder, LicenseCatalogue catalogue)
    {
        var exports = _context.FileSystem.Path.Combine(folder, AssessmentRun.OrgDataFolder);
        var run = new AssessmentRun { Path = folder, OrgData = _context.FileSystem.Directory.Exists(exports) ? exports : folder };
        var facts = _context.Terminal.During(
            () => $"Reading {folder}", () => run.Learn(_context.FileSystem, _context.CancellationToken));
        return facts.Count > 0 ? facts
            : throw new NoInputException(
                $"{folder} says nothing of what its licence carries: the export permission-set-licenses needs the row "
                + $"'{catalogue.StandardNames.PermissionSetLicense}' with its Id, and with it the MaximumPermissions columns or the "
                + "answers of a probe");
    }
}
