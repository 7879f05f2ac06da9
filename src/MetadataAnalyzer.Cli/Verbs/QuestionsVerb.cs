using System.CommandLine;
using MetadataAnalyzer.Cli.Output;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Questions;
using MetadataAnalyzer.Reporting.Wording;

namespace MetadataAnalyzer.Cli.Verbs;

/// <summary><c>questions</c>: writes the open questions for the owners of integrations, as forms that give their answers back.</summary>
internal sealed class QuestionsVerb
{
    private const string CsvFile = "questions.csv";
    private const string MarkdownFile = "questions.md";

    private readonly InputOptions _input = new();
    private readonly Option<string> _directory = new("--output-dir")
    {
        Description = "Folder for a form of each owner (HTML), and for all questions as CSV and Markdown",
        HelpName = "DIR",
        Required = true,
    };

    private readonly VerbContext _context;

    private QuestionsVerb(VerbContext context) => _context = context;

    public static Command Create(VerbContext context)
    {
        var verb = new QuestionsVerb(context);
        var command = new Command("questions", "Write the questions that only the owners of integrations can answer, as forms to fill in")
        {
            verb._directory,
        };
        verb._input.AddTo(command);
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var result = InputOptions.Assess(_input.Read(arguments), _context);
        var questionnaires = Questionnaire.Of(result);
        var terminal = _context.Terminal;
        if (questionnaires.IsEmpty)
        {
            terminal.Line("No question is open");
            return ExitCode.Done;
        }

        var directory = arguments.GetValue(_directory)!;
        var files = new OutputFiles(_context);
        var forms = OwnerForm.Of(questionnaires, result.Org.Answers);
        foreach (var form in forms)
        {
            files.Write(
                PathOf(directory, $"{form.FileName}.html"), stream => QuestionForm.Render(form, $"{form.FileName}.yml", stream));
        }

        files.Write(PathOf(directory, CsvFile), stream => Questionnaire.WriteCsv(questionnaires, stream));
        files.Write(PathOf(directory, MarkdownFile), stream => Questionnaire.WriteMarkdown(questionnaires, stream));
        files.ShowWritten();

        terminal.Line();
        terminal.Line(
            $"{Words.Count(questionnaires.Sum(entry => entry.Questions.Length), "question")} about "
            + $"{Words.Count(questionnaires.Length, "subject")}, {Words.Count(forms.Length, "form")}. Send each form to its owner; then:");
        terminal.Line($"  {ToolInfo.Command} assess --answers FILE.yml, once for each file that comes back, or --answers {CsvFile}");
        return files.HasFailed ? ExitCode.Internal : ExitCode.Done;
    }

    private string PathOf(string directory, string name) => _context.FileSystem.Path.Combine(directory, name);
}
