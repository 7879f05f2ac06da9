using MetadataAnalyzer.Reporting;
using MetadataAnalyzer.Reporting.Redacting;
using MetadataAnalyzer.Reporting.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MetadataAnalyzer.Cli.Output;

/// <summary>
/// stdout for the result and stderr for progress and failures. A redirected stream gets plain text without colour, and its lines are never wrapped.
/// Control characters in names, which could steer a terminal, are shown as a replacement character.
/// </summary>
internal sealed class Terminal
{
    /// <summary>Width of a redirected stream: wide enough that a table never breaks a cell.</summary>
    private const int Unwrapped = 4096;

    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly bool _outputIsTerminal;
    private readonly bool _errorIsTerminal;
    private IAnsiConsole _console;
    private bool _quiet;
    private bool _colorless;

    public Terminal(TextWriter output, TextWriter error)
    {
        (_output, _error) = (output, error);
        _outputIsTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        _errorIsTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
        _console = CreateConsole(output, _outputIsTerminal, colorless: true);
    }

    /// <summary>Takes the options that every verb has.</summary>
    public void Configure(bool quiet, bool noColor)
    {
        _quiet = quiet;
        _colorless = noColor || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        _console = CreateConsole(_output, _outputIsTerminal, _colorless);
    }

    /// <summary>What hides names in all that is told from here on; null hides nothing.</summary>
    public Redaction? Redaction { get; set; }

    /// <summary>A line of the result.</summary>
    public void Line(string text = "")
    {
        if (!_quiet)
        {
            _output.WriteLine(Shown(text));
        }
    }

    /// <summary>Text that is itself what was asked for, as it is: a page or a file's content.</summary>
    public void Raw(string text) => _output.Write(text);

    /// <summary>A heading in such a text, on a line of its own: bold at a terminal.</summary>
    public void Heading(string text)
    {
        if (_outputIsTerminal && !_colorless)
        {
            _console.Write(new Text(text + "\n", new Style(decoration: Decoration.Bold)));
            return;
        }

        _output.Write(text + "\n");
    }

    /// <summary>A table or the like.</summary>
    public void Show(IRenderable renderable)
    {
        if (_quiet)
        {
            return;
        }

        if (_outputIsTerminal)
        {
            _console.Write(renderable);
            return;
        }

        // The cells are padded for the eye; a line that a script reads ends where its text ends.
        using var plain = new StringWriter { NewLine = "\n" };
        CreateConsole(plain, isTerminal: false, colorless: true).Write(renderable);
        foreach (var line in plain.ToString().TrimEnd('\n').Split('\n'))
        {
            _output.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>A failure on stderr, as one line.</summary>
    public void Fail(string message) => _error.WriteLine($"{ToolInfo.Command}: {Shown(message)}");

    /// <summary>A text as it may be shown: <see cref="Clean"/>, and without the names that are hidden.</summary>
    public string Shown(string text) => Clean(Redaction?.Apply(text) ?? text);

    /// <summary>Runs a piece of work; a person at a terminal sees what goes on.</summary>
    public T During<T>(string what, Func<T> work)
    {
        if (_quiet || !_errorIsTerminal)
        {
            return work();
        }

        return CreateConsole(_error, isTerminal: true, _colorless).Status().Start(Markup.Escape(what), _ => work());
    }

    /// <summary>Text on one line, without characters that steer a terminal.</summary>
    public static string Clean(string text) => SafeText.Line(text);

    private static IAnsiConsole CreateConsole(TextWriter writer, bool isTerminal, bool colorless)
    {
        var ansi = isTerminal && !colorless;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = ansi ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = ansi ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = Unwrapped;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }
}
