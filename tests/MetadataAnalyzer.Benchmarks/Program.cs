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
        micro [OPTIONS]          BenchmarkDotNet on the parts: reading a profile, an export, the catalogue
        """);
    return 2;
}
