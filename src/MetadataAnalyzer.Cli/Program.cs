using System.IO.Abstractions;
using System.Runtime.InteropServices;
using MetadataAnalyzer.Cli;

var longestStop = TimeSpan.FromSeconds(4);
using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Cancel);
Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, Console.Out, Console.Error, new FileSystem(), cancellation.Token);

void Cancel(PosixSignalContext context)
{
    // The first signal stops between two steps, so that no report is left half-written; a second one ends the process.
    context.Cancel = !cancellation.IsCancellationRequested;

    // So does a step that waits for what never comes. A thread of its own, because those of the pool may all wait.
    new Thread(End) { IsBackground = true }.Start();
    cancellation.Cancel();
}

void End()
{
    Thread.Sleep(longestStop);
    Environment.Exit(ExitCode.Cancelled);
}
