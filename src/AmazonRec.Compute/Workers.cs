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
    private long _left;
    private bool _towards;
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
    public void Run(int count, int threads, Action<int> task) => Run(count, threads, task, towards: false);

    /// <summary>
    /// As <see cref="Run(int, int, Action{int})"/>, but every second thread takes the last task that is left: who did the first tasks of one
    /// call does the first of the next, and finds what they work on in its own cache.
    /// </summary>
    /// <param name="count">How many tasks. A task may wait for one before it, not for one behind it.</param>
    /// <param name="threads">Threads to use at most, this one included.</param>
    /// <param name="task">Does one task.</param>
    public void RunTowards(int count, int threads, Action<int> task) => Run(count, threads, task, towards: true);

    private void Run(int count, int threads, Action<int> task, bool towards)
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
            (_task, _towards, _failure) = (task, towards, null);
            Volatile.Write(ref _left, Range(0, count));
            Volatile.Write(ref _running, helpers);
            Interlocked.Exchange(ref _state, (((_state >> 8) + 1) << 8) | (uint)helpers); // a full fence: sleepers are counted after it
            for (var helper = 1; helper <= helpers; helper++)
                if (Interlocked.Exchange(ref _asleep[helper], 0) == 1) _wake[helper].Release();
            Try(fromTheEnd: false);
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
    private void Try(bool fromTheEnd)
    {
        try
        {
            WorkOff(fromTheEnd);
        }
        catch (Exception e)
        {
            _failure = e;
        }
    }

    private void WorkOff(bool fromTheEnd)
    {
        var task = _task!;
        while (true)
        {
            var left = Volatile.Read(ref _left);
            var (first, end) = ((int)(left >> 32), (int)left);
            if (first >= end) return;
            var rest = fromTheEnd ? Range(first, end - 1) : Range(first + 1, end);
            if (Interlocked.CompareExchange(ref _left, rest, left) != left) continue;
            if (_towards) Attempt(task, fromTheEnd ? end - 1 : first);
            else task(first);
        }
    }

    /// <summary>A failure here must not end a thread's share: another may wait for what is left of it.</summary>
    private void Attempt(Action<int> task, int number)
    {
        try
        {
            task(number);
        }
        catch (Exception e)
        {
            _failure = e;
        }
    }

    /// <summary>Tasks that nobody has taken yet, in one number, so that they are taken in one stroke.</summary>
    private static long Range(int first, int end) => ((long)first << 32) | (uint)end;

    private void Loop(object? number)
    {
        var index = (int)number!;
        var seen = 0L;
        while (true)
        {
            seen = Await(index, seen);
            if (index > (seen & 255)) continue; // not asked this time
            Try(fromTheEnd: _towards && index % 2 == 1);
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
