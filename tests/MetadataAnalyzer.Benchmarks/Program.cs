using BenchmarkDotNet.Running;
using MetadataAnalyzer.Benchmarks;

return args switch
{
    ["write", var size, var directory] => Run(() => Console.WriteLine(SyntheticOrg.Write(SyntheticOrgSize.Named(size), directory))),
    ["compare", var path] => Run(() => Comparison.Run(path, rounds: 5)),
    ["compare", var path, var rounds] => Run(() => Comparison.Run(path, int.Parse(rounds))),
    ["parts", var path] => Run(() => Comparison.Parts(path)),
    ["memory", var path] => Run(() => Comparison.Memory(path)),
    ["report", var path] => Run(() => Comparison.Reports(path, writeTo: null)),
    ["report", var path, var directory] => Run(() => Comparison.Reports(path, directory)),
    ["micro", ..] => Run(() => BenchmarkRunner.Run<PartBenchmarks>(args: args[1..])),
    ["fuzz", "repeat", var file] => Fuzz.Repeat(file),
    ["fuzz", "kills", .. var options] => KilledRuns.Run(FuzzOptions.Of(options)),
    ["fuzz", "pairs", .. var options] => SimultaneousRuns.Run(FuzzOptions.Of(options)),
    ["fuzz", .. var options] => Fuzz.Run(FuzzOptions.Of(options)),
    _ => Help(),
};

static int Run(Action action)
{
    action();
    return 0;
}

static int Help()
{
    Console.WriteLine(
        """
        write SIZE DIRECTORY     writes a synthetic org: small, medium, large (550 MB of XML), huge (1.3 GB, 2,000,000 login rows), report
        compare PATH [ROUNDS]    times a bare scan and a whole assessment in turn, and prints their ratio
        parts PATH               prints what each part of an assessment takes
        memory PATH              runs one assessment and prints the peak of the process's memory
        report PATH [DIRECTORY]  prints what each report takes, alone; keeps the reports when a directory is given. Size 'report' has 500 integrations
        fuzz [OPTIONS]           runs damaged input and writes each case that breaks a property to a file; 1 when there is one
                                 --minutes N (1), --seed S (1), --from NUMBER (0), --cases N (no end), --target NAME (all),
                                 --output DIR (artifacts/fuzz)
        fuzz repeat FILE         runs the case of a file again; a file in tests/MetadataAnalyzer.Tests/Robustness/Crashes is a test
        fuzz kills [--count N]   kills the program 200 times while it writes reports; 1 when a report is not whole
        fuzz pairs [--count N]   starts two runs into one folder, 50 times; 1 when one fails or a report is not whole
        micro [OPTIONS]          BenchmarkDotNet on the parts: reading a profile, an export, the catalogue
        """);
    return 2;
}
