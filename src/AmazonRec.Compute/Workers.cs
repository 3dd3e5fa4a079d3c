using System.Runtime.ExceptionServices;

namespace AmazonRec.Compute;

/// <summary>
/// Threads that work off numbered tasks together with the caller. Tasks go to whoever is free, so each must own what it writes: then the
/// result does not depend on how many threads there are.
/// </summary>
public sealed class Workers
{
    /// <summary>Looks for new work this often before a thread goes to sleep; a training step starts phases microseconds apart.</summary>
    private const int SpinsBeforeSleep = 4000;

    private static readonly Lock Creation = new();
    private static Workers? s_shared;

    private readonly Lock _gate = new();
    private readonly int _threads;
    private readonly SemaphoreSlim[] _wake;
    private readonly int[] _asleep;
    private Action<int>? _task;
    private int _count;
    private int _next;
    private int _running;
    private long _state; // generation * 256 + how many helpers it asks for: one word, so that no thread reads halves of two
    private Exception? _failure;

    private Workers(int threads)
    {
        _threads = Math.Min(threads, 256);
        _wake = [.. Enumerable.Range(0, _threads).Select(_ => new SemaphoreSlim(0))];
        _asleep = new int[_threads];
        for (var i = 1; i < _threads; i++)
            new Thread(Loop) { IsBackground = true, Name = $"AmazonRec worker {i}" }.Start(i);
    }

    /// <summary>The threads of this process, one for each processor.</summary>
    public static Workers Shared
    {
        get
        {
            lock (Creation) return s_shared ??= new Workers(Environment.ProcessorCount);
        }
    }

    /// <summary>Runs tasks 0..count-1, on at most <paramref name="threads"/> threads; returns when all are done.</summary>
    /// <param name="count">How many tasks.</param>
    /// <param name="threads">Threads to use at most, this one included. Work that others keep the threads busy with goes on beside
    /// it.</param>
    /// <param name="task">Does one task. Keep the delegate: a new one for each call is garbage.</param>
    public void Run(int count, int threads, Action<int> task)
    {
        var helpers = Math.Min(Math.Min(threads, _threads), count) - 1;
        // A task that itself runs tasks, or a caller beside another, works them off alone.
        if (helpers < 1 || _gate.IsHeldByCurrentThread || !_gate.TryEnter())
        {
            for (var i = 0; i < count; i++) task(i);
            return;
        }

        try
        {
            (_task, _count, _next, _failure) = (task, count, 0, null);
            Volatile.Write(ref _running, helpers);
            Interlocked.Exchange(ref _state, (((_state >> 8) + 1) << 8) | (uint)helpers); // a full fence: sleepers are counted after it
            for (var helper = 1; helper <= helpers; helper++)
                if (Interlocked.Exchange(ref _asleep[helper], 0) == 1) _wake[helper].Release();
            Try();
            var spinner = default(SpinWait);
            while (Volatile.Read(ref _running) > 0) spinner.SpinOnce(sleep1Threshold: -1);
            if (_failure is not null) ExceptionDispatchInfo.Throw(_failure);
        }
        finally
        {
            _task = null;
            _gate.Exit();
        }
    }

    /// <summary>Works off tasks; a failure ends this thread's share, and is told when all threads are done.</summary>
    private void Try()
    {
        try
        {
            WorkOff();
        }
        catch (Exception e)
        {
            _failure = e;
        }
    }

    private void WorkOff()
    {
        var (task, count) = (_task!, _count);
        for (var i = Interlocked.Increment(ref _next) - 1; i < count; i = Interlocked.Increment(ref _next) - 1) task(i);
    }

    private void Loop(object? number)
    {
        var index = (int)number!;
        var seen = 0L;
        while (true)
        {
            seen = Await(index, seen);
            if (index > (seen & 255)) continue; // not asked this time
            Try();
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>Waits for a state other than <paramref name="seen"/>: spinning, then yielding, then asleep.</summary>
    private long Await(int index, long seen)
    {
        for (var spins = 0; ; spins++)
        {
            var now = Volatile.Read(ref _state);
            if (now != seen) return now;
            if (spins < SpinsBeforeSleep)
            {
                if (spins % 64 == 63) Thread.Yield();
                else Thread.SpinWait(8);
                continue;
            }

            Interlocked.Exchange(ref _asleep[index], 1);
            // Either the state is still the same and whoever changes it will see this thread asleep, or this thread takes its word back;
            // where it comes too late for that, the permit is on its way.
            if (Volatile.Read(ref _state) == seen || Interlocked.Exchange(ref _asleep[index], 0) == 0) _wake[index].Wait();
            spins = 0;
        }
    }
}
