using System.Runtime.ExceptionServices;
using AmazonRec.Compute;

namespace AmazonRec.Training;

/// <summary>Several trainings at a time, one on each thread; where one fails, the others are ended and its error is told.</summary>
internal static class SideBySide
{
    /// <summary>Runs tasks 0 to count - 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="parallel">How many at a time, at most; a single one takes all threads.</param>
    /// <param name="threads">Threads to use, at most.</param>
    /// <param name="fit">Told its number and the threads that it may use; owns what it writes.</param>
    /// <param name="cancellation">Ends all.</param>
    public static void Run(int count, int parallel, int threads, Action<int, int, CancellationToken> fit, CancellationToken cancellation)
    {
        if (parallel == 1)
        {
            for (var number = 0; number < count; number++) fit(number, threads, cancellation);
            return;
        }

        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var failures = new Exception?[count];
        Workers.Shared.Run(count, parallel, Try);
        cancellation.ThrowIfCancellationRequested();
        if (Array.Find(failures, failure => failure is not null and not OperationCanceledException) is { } first)
            ExceptionDispatchInfo.Throw(first);

        void Try(int number)
        {
            try
            {
                fit(number, 1, all.Token); // what a task hands out itself, it works off alone
            }
            catch (Exception e)
            {
                failures[number] = e;
                all.Cancel();
            }
        }
    }
}
