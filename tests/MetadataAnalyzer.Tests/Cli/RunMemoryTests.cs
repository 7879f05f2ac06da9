using System.IO.Abstractions;
using System.Runtime.CompilerServices;
using MetadataAnalyzer.Cli;
using Xunit;

namespace MetadataAnalyzer.Tests.Cli;

/// <summary>
/// A process may run thousands of assessments: nothing of a run may outlive it. Memory is measured, so that nothing runs beside it.
/// </summary>
[CollectionDefinition(nameof(RunMemoryTests), DisableParallelization = true)]
[Collection(nameof(RunMemoryTests))]
public sealed class RunMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunMemoryTests()
    {
        _folder.Write("package.xml", "<Package/>");
        _folder.Write("profiles/Sync.profile", "<Profile><custom>true</custom></Profile>");
        _folder.Write(
            "org-data/users.csv",
            "Id,Username,Name,IsActive,Profile.Name\n005000000000001AAA,sync@example.com,ERP Integration,true,Sync\n");
    }

    [Theory]
    [InlineData("assess")]
    [InlineData("check")]
    [InlineData("inventory")]
    [InlineData("plan")]
    [InlineData("rules")]
    public void Run_IsForgottenWhenItEnds(string verb)
    {
        var (output, files) = Run(verb);

        Collect();

        Assert.False(output.IsAlive, "the output of the run is alive");
        Assert.False(files.IsAlive, "the file system of the run is alive");
    }

    [Fact]
    public void Runs_DoNotAddUp()
    {
        const int Runs = 50;
        Repeat(20);
        var before = Collect();

        Repeat(Runs);

        Assert.InRange((Collect() - before) / Runs, long.MinValue, 8 << 10);
    }

    public void Dispose() => _folder.Dispose();

    private void Repeat(int runs)
    {
        for (var run = 0; run < runs; run++)
        {
            Run("assess");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (WeakReference Output, WeakReference Files) Run(string verb)
    {
        var (output, files) = (new StringWriter(), new FileSystem());
        string[] args = verb == "rules"
            ? [verb]
            : verb == "plan" ? [verb, _folder.Path, "--output-dir", _folder.PathOf("kit")] : [verb, _folder.Path];
        CommandLine.Run(args, output, output, files, TestContext.Current.CancellationToken);
        return (new(output), new(files));
    }

    private static long Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
