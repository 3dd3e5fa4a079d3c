using System.Diagnostics;
using AmazonRec.Collectives;

namespace AmazonRec.Runs.Plans;

/// <summary>
/// Times steps: of this process alone, or of ranks of this machine that take them side by side. Then a step is over when all have done it,
/// so that what ranks take from each other, cores and memory, is in the time.
/// </summary>
/// <param name="team">The ranks; null for this process alone. All of them time the same steps.</param>
internal sealed class StepClock(Team? team)
{
    /// <summary>How long one kind of step is timed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private const int Fewest = 20;

    private double? _meeting; // what it takes ranks to wait for each other

    /// <summary>The median seconds of a step.</summary>
    /// <param name="prepare">What goes before it, untimed; told the number of the step.</param>
    /// <param name="work">The step.</param>
    public double Median(Action<int> prepare, Action<int> work) => team is null
        ? Together(prepare, work)
        : Math.Max(0, Together(prepare, work) - (_meeting ??= Together(_ => { }, _ => { })));

    private double Together(Action<int> prepare, Action<int> work)
    {
        var times = new List<double>();
        var whole = Stopwatch.StartNew();
        for (var step = 0; ; step++)
        {
            var isEnough = step >= Fewest && whole.Elapsed >= Patience;
            if (team?.Any(isEnough) ?? isEnough) break;
            prepare(step);
            team?.Barrier();
            var start = Stopwatch.GetTimestamp();
            work(step);
            team?.Barrier();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        var warm = times[(times.Count / 2)..]; // by then all is compiled
        warm.Sort();
        return warm[warm.Count / 2];
    }
}
