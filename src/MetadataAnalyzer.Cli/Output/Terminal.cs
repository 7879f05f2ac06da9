using MetadataAnalyzer.Cli.RulePages;
using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Redaction;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>
/// stdout for the result and stderr for progress and failures. A redirected stream gets plain text without colour, and its lines are never
/// wrapped. Control characters in names, which could steer a terminal, are shown as a replacement character, and commands to a pipeline
/// that reads the log are broken up.
/// </summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>Width of a redirected stream: wide enough that a table never breaks a cell.</summary>
    private const int Unwrapped = 4096;

    /// <summary>Narrower than this nothing can be laid out; the terminal itself may break the lines.</summary>
    private const int Narrowest = 40;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _outputIsTerminal;
    private readonly ProgressLine? _progress;
    private readonly int? _columns;
    private IAnsiConsole? _colored;
    private bool _quiet;

    /// <param name="output">Takes the result.</param>
    /// <param name="error">Takes progress and failures.</param>
    public Terminal(TextWriter output, TextWriter error)
        : this(
            output, error,
            ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected ? ColumnsOfConsole() : null,
            ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb")
    {
    }

    /// <param name="output">Takes the result.</param>
    /// <param name="error">Takes progress and failures.</param>
    /// <param name="columns">How wide the terminal is that <paramref name="output"/> writes to; null when it is none.</param>
    /// <param name="errorIsTerminal">Whether <paramref name="error"/> writes to a terminal that knows a carriage return.</param>
    internal Terminal(TextWriter output, TextWriter error, int? columns, bool errorIsTerminal)
    {
        (_output, _error, _outputIsTerminal) = (output, error, columns is not null);
        _columns = columns is null ? null : Math.Max(columns.Value, Narrowest);
        _progress = errorIsTerminal ? new(error, ColumnsOfConsole) : null;
    }

    /// <summary>Takes the options that every verb has.</summary>
    public void Configure(bool quiet, bool noColor)
    {
        _quiet = quiet;
        var colorless = noColor || !_outputIsTerminal || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = colorless ? null : CreateConsole(_output, Width, colorless: false);
        _colored = console is { Profile.Capabilities.Ansi: true } ? console : null;
    }

    /// <summary>The redactor of all text from here on; null hides nothing.</summary>
    public Redactor? Redactor { get; set; }

    /// <summary>Columns of the terminal; of a redirected stream so many that no line is wrapped.</summary>
    public int Width => _columns ?? Unwrapped;

    /// <summary>A line of the result.</summary>
    public void Line(string text = "")
    {
        if (!_quiet)
        {
            _output.WriteLine(Shown(text));
        }
    }

    /// <summary>A sentence of the result, wrapped between words where the terminal ends.</summary>
    /// <param name="label">
    /// What its first line begins with; the others are indented by as much, unless <paramref name="indent"/> is given.
    /// </param>
    /// <param name="text">Words.</param>
    /// <param name="indent">Columns that the other lines are indented by.</param>
    public void Paragraph(string label, string text, int? indent = null)
    {
        if (_quiet)
        {
            return;
        }

        // Names are hidden before a line can end within one.
        foreach (var line in PlainText.Wrap(Shown(text), label, new string(' ', indent ?? label.Length), Width))
        {
            _output.WriteLine(Clean(line));
        }
    }

    /// <summary>A text of several lines for people.</summary>
    public void Page(string text) => Write(text, Clean);

    /// <summary>Text that another program takes, as it is but for control characters: a format of its own, a script, a schema.</summary>
    public void Raw(string text) => Write(text, SafeText.Line);

    /// <summary>A heading in such a text, on a line of its own: bold at a terminal.</summary>
    public void Heading(string text)
    {
        if (_colored is null)
        {
            Page(text + "\n");
            return;
        }

        if (!_quiet)
        {
            _colored.Write(new Text(Clean(text) + "\n", new Style(decoration: Decoration.Bold)));
        }
    }

    /// <summary>A table or the like.</summary>
    public void Show(IRenderable renderable)
    {
        if (_quiet)
        {
            return;
        }

        if (_colored is not null)
        {
            _colored.Write(renderable);
            return;
        }

        // Only the text: writing without colour sets the colours of the process's own terminal back for any stream. The
        // cells are padded
        // for the eye; a line that a script reads ends where its text ends.
        var console = CreateConsole(TextWriter.Null, Width, colorless: true);
        var plain = string.Concat(renderable.GetSegments(console).Where(segment => !segment.IsControlCode).Select(segment => segment.Text));
        foreach (var line in plain.TrimEnd('\n').Split('\n'))
        {
            _output.WriteLine(Clean(line.TrimEnd()));
        }
    }

    /// <summary>A failure on stderr, as one line.</summary>
    public void Fail(string message)
    {
        var line = $"{ToolInfo.Command}: {Shown(message)}";
        if (_progress is null)
        {
            _error.WriteLine(line);
            return;
        }

        _progress.Write(line);
    }

    /// <summary>A warning to the user of the tool, on stderr.</summary>
    public void Warn(string message)
    {
        if (!_quiet)
        {
            Fail("warning: " + message);
        }
    }

    /// <summary>A text as it may be shown: <see cref="Clean"/>, and without the names that are hidden.</summary>
    public string Shown(string text) => Clean(Redactor?.Apply(text) ?? text);

    /// <summary>Runs a piece of work; a person at a terminal sees how far it is, if it takes long.</summary>
    /// <param name="progress">Gives the text; called from another thread.</param>
    /// <param name="work">The work.</param>
    public T During<T>(Func<string> progress, Func<T> work)
    {
        if (_quiet || _progress is null)
        {
            return work();
        }

        _progress.Start(progress);
        try
        {
            return work();
        }
        finally
        {
            _progress.Stop();
        }
    }

    /// <summary>Text on one line, without characters that steer a terminal and without commands to a pipeline that reads the log.</summary>
    public static string Clean(string text) => SafeText.LogLine(text);

    /// <inheritdoc/>
    public void Dispose() => _progress?.Dispose();

    private void Write(string text, Func<string, string> line)
    {
        if (!_quiet)
        {
            _output.Write(string.Join('\n', text.Split('\n').Select(line)));
        }
    }

    private static int ColumnsOfConsole() => AnsiConsole.Profile.Width;

    private static IAnsiConsole CreateConsole(TextWriter writer, int width, bool colorless)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = colorless ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = colorless ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
