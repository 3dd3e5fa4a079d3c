using System.Diagnostics;

namespace AmazonRec.Compute.Limits;

/// <summary>How fast some threads do some work together.</summary>
internal static class ThreadedRate
{
    /// <summary>
    /// The best of several rounds: a limit is what the machine can do, and whatever else runs on it can only lower what is seen.
    /// </summary>
    /// <param name="threads">Threads that work at once.</param>
    /// <param name="rounds">Rounds to take the best of.</param>
    /// <param name="work">Does one thread's part, given the thread's number, and returns how much it was.</param>
    /// <returns>Work per second of all threads.</returns>
    public static double Best(int threads, int rounds, Func<int, double> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var best = 0.0;
        for (var round = 0; round < rounds; round++) best = Math.Max(best, Round(threads, work));
        return best;
    }

    private static double Round(int threads, Func<int, double> work)
    {
        var done = new double[threads];
        var clock = new Stopwatch();
        using var start = new Barrier(threads, _ => clock.Start()); // before any thread goes: a late one must not make time look short
        var others = Enumerable.Range(1, threads - 1).Select(n => new Thread(() => Part(n)) { IsBackground = true }).ToArray();
        foreach (var thread in others) thread.Start();
        Part(0);
        foreach (var thread in others) thread.Join();
        return done.Sum() / clock.Elapsed.TotalSeconds;

        void Part(int number)
        {
            start.SignalAndWait();
            done[number] = work(number);
        }
    }
}
