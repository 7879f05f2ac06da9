using System.Diagnostics;
using MetadataAnalyzer.Tests.Robustness.Fuzzing;

namespace MetadataAnalyzer.Benchmarks;

/// <summary>The long run of the fuzzing.</summary>
internal static class Fuzz
{
    /// <summary>A case that takes longer counts as one that never ends; the slowest machine needs seconds.</summary>
    private static readonly TimeSpan LongestCase = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan BetweenReports = TimeSpan.FromMinutes(1);

    private const int MostAttempts = 300;

    /// <summary>Runs cases until the time is over.</summary>
    /// <returns>1 when one broke a property.</returns>
    public static int Run(FuzzOptions options)
    {
        Directory.CreateDirectory(options.Output);
        var state = new State(options);
        var clock = Stopwatch.StartNew();
        var reported = TimeSpan.Zero;
        var worker = Start(state);
        while (worker.IsAlive && clock.Elapsed < TimeSpan.FromMinutes(options.Minutes))
        {
            Thread.Sleep(Between);
            if (state.IsStuck(LongestCase))
            {
                // The stuck thread cannot be ended; the next cases run beside it.
                state.Report(state.Current!, new("no case hangs", $"it did not end within {LongestCase}"));
                worker = Start(state.Next());
            }

            if (clock.Elapsed - reported >= BetweenReports)
            {
                reported = clock.Elapsed;
                Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {state.Summary}");
            }
        }

        state.Stop();
        worker.Join(LongestCase);
        Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss} {state.Summary}");
        return state.Failures == 0 ? 0 : 1;
    }

    /// <summary>Runs the case of a file.</summary>
    /// <returns>1 when it breaks a property.</returns>
    public static int Repeat(string file)
    {
        var failure = FuzzCase.Parse(File.ReadAllText(file)).Run();
        Console.WriteLine(failure?.Message ?? "no property is broken");
        return failure is null ? 0 : 1;
    }

    private static Thread Start(State state)
    {
        var thread = new Thread(state.Work) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>What was run and found.</summary>
    private sealed class State(FuzzOptions options)
    {
        private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
        private readonly Lock _lock = new();
        private readonly Dictionary<FuzzTarget, int> _cases = options.Targets.ToDictionary(target => target, _ => 0);
        private readonly Stopwatch _watch = new();
        private int _worker;
        private bool _stopped;
        private uint _number = options.From;

        /// <summary>The case that runs now; null between two.</summary>
        public FuzzCase? Current { get; private set; }

        public int Failures => _failures.Count;

        public string Summary
        {
            get
            {
                lock (_lock)
                {
                    var cases = _cases.Select(entry => $"{entry.Value} {entry.Key.ToString().ToLowerInvariant()}");
                    return $"{string.Join(", ", cases)}; {_failures.Count} properties broken";
                }
            }
        }

        /// <summary>Runs cases until it is stopped or replaced. Cheap targets run many cases in turn with one of the dear ones.</summary>
        public void Work()
        {
            var worker = _worker;
            for (; !_stopped && worker == _worker && (options.Cases is not { } most || _number - options.From < most); _number++)
            {
                foreach (var target in options.Targets)
                {
                    var times = options.Cases is null ? TimesOf(target) : 1;
                    for (var time = 0u; time < times && !_stopped && worker == _worker; time++)
                    {
                        RunOne(target, (_number * times) + time);
                    }
                }
            }
        }

        public bool IsStuck(TimeSpan longest)
        {
            lock (_lock)
            {
                return Current is not null && _watch.Elapsed > longest;
            }
        }

        /// <summary>Lets another worker go on after the case that is stuck.</summary>
        public State Next()
        {
            lock (_lock)
            {
                _worker++;
                _number++;
                Current = null;
                return this;
            }
        }

        public void Stop() => _stopped = true;

        /// <summary>Writes a case that broke a property, once for each property.</summary>
        public void Report(FuzzCase fuzz, FuzzFailureException failure)
        {
            string path;
            lock (_lock)
            {
                _failures[failure.Property] = _failures.GetValueOrDefault(failure.Property) + 1;
                if (_failures[failure.Property] > 1)
                {
                    return;
                }

                path = Path.Combine(options.Output, $"{fuzz.Seed.Replace(' ', '-').ToLowerInvariant()}.json");
            }

            Console.WriteLine($"{fuzz.Seed}: {failure.Message}");
            File.WriteAllText(path, fuzz.ToJson(failure.Message));
            Console.WriteLine($"  repeat with: fuzz repeat {path}");
        }

        private static uint TimesOf(FuzzTarget target) => target switch
        {
            FuzzTarget.Metadata or FuzzTarget.Exports => 40,
            FuzzTarget.Zip => 20,
            FuzzTarget.Settings => 4,
            _ => 1,
        };

        private void RunOne(FuzzTarget target, uint number)
        {
            // A crash of the whole process, such as a stack that is too deep, leaves here which options make the case again.
            var again = $"fuzz --target {target} --seed {options.Seed} --from {number} --cases 1\n";
            File.WriteAllText(Path.Combine(options.Output, "running.txt"), again);
            var fuzz = FuzzCases.Of(target, options.Seed, number);
            lock (_lock)
            {
                Current = fuzz;
                _watch.Restart();
                _cases[target]++;
            }

            var failure = fuzz.Run();
            lock (_lock)
            {
                Current = Current == fuzz ? null : Current;
            }

            if (failure is not null && !_stopped)
            {
                var known = _failures.ContainsKey(failure.Property);
                Report(known ? fuzz : SmallestCase.Of(fuzz, failure.Property, MostAttempts), failure);
            }
        }
    }
}
