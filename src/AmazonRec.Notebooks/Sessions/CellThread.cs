using AmazonRec.Compute;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>A thread for one cell, which can be stopped in the middle of a loop or a wait.</summary>
internal static class CellThread
{
    /// <summary>How long a cell that was asked to end may take to do so, before it is left alone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a cell.</summary>
    /// <exception cref="OperationCanceledException">It was stopped. The message says so if code of it may still run.</exception>
    public static async Task<T> Run<T>(Func<Task<T>> cell, CancellationToken cancellation)
    {
        var end = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stopWaiting = new CancellationTokenSource();
        var interruption = new Interruption(cancellation);
        Interruption.Current = interruption; // flows into the thread
        var thread = new Thread(() => Body(cell, end, cancellation)) { IsBackground = true, Name = "cell" };
        thread.Start();
        await using var asked = cancellation.Register(() =>
        {
            stopWaiting.CancelAfter(Grace);
            _ = Wake(thread, interruption, end.Task);
        });
        try
        {
            return await end.Task.WaitAsync(stopWaiting.Token);
        }
        catch (OperationCanceledException e) when (!end.Task.IsCompleted)
        {
            throw new OperationCanceledException(
                "the cell was asked to end and does not: it is in a long step of code that doesn't look. It still runs; restart to be "
                + "rid of it.",
                e);
        }
    }

    /// <summary>
    /// Wakes a thread that waits; one that runs finds out by itself, in its loops or in library code that looks. Work that looks may wait,
    /// too, and is left alone.
    /// </summary>
    private static async Task Wake(Thread thread, Interruption interruption, Task end)
    {
        for (var time = TimeSpan.Zero; time < Grace && !end.IsCompleted; time += Pause)
        {
            var waits = IsWaiting(thread);
            await Task.WhenAny(end, Task.Delay(Pause / 10));
            if (waits && IsWaiting(thread) && !interruption.IsHandled) thread.Interrupt();
            await Task.WhenAny(end, Task.Delay(Pause));
        }
    }

    private static bool IsWaiting(Thread thread) => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);

    private static void Body<T>(Func<Task<T>> cell, TaskCompletionSource<T> end, CancellationToken cancellation)
    {
        Task<T>? work = null;
        try
        {
            work = cell();
            work.Wait(cancellation); // behind an await the code runs elsewhere
            end.SetResult(work.Result);
        }
        catch (Exception e) when (e is OperationCanceledException or ThreadInterruptedException && cancellation.IsCancellationRequested)
        {
            end.SetException(new OperationCanceledException(work is { IsCompleted: false }
                ? "the cell is no longer waited for. Its code behind an await can't be stopped and may still run; restart to be rid of it."
                : "the cell was stopped.", e));
        }
        catch (AggregateException e) when (
            e.InnerException is OperationCanceledException or ThreadInterruptedException && cancellation.IsCancellationRequested)
        {
            end.SetException(new OperationCanceledException("the cell was stopped.", e.InnerException));
        }
        catch (AggregateException e) when (e.InnerException is not null)
        {
            end.TrySetException(e.InnerException);
        }
        catch (Exception e)
        {
            end.TrySetException(e);
        }
    }
}
