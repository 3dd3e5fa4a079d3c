using System.Runtime.ExceptionServices;

namespace AmazonRec.Collectives;

/// <summary>Ranks that are threads of this process: to try what several processes would do, and for tests of it.</summary>
public sealed class ThreadCollective : ICollective
{
    private readonly Table _table;

    private ThreadCollective(Table table, int rank) => (_table, Rank) = (table, rank);

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size => _table.Given.Length;

    /// <summary>Runs the same work on as many threads as there are ranks, and returns what each came to, in their order.</summary>
    /// <param name="size">How many ranks.</param>
    /// <param name="work">What one does.</param>
    /// <typeparam name="T">What it comes to.</typeparam>
    /// <remarks>The first failure ends all ranks, at their next call to each other, and is thrown.</remarks>
    public static T[] Run<T>(int size, Func<Team, T> work)
    {
        using var table = new Table(size);
        var results = new T[size];
        ExceptionDispatchInfo? failure = null;
        var threads = Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = work(new Team(new ThreadCollective(table, rank)));
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                table.Failed.Cancel();
            }
        })
        { IsBackground = true, Name = $"rank {rank}" }).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        failure?.Throw();
        return results;
    }

    /// <inheritdoc/>
    public void Barrier() => _table.Meeting.SignalAndWait(_table.Failed.Token);

    /// <inheritdoc/>
    public void Broadcast(Span<byte> values, int root)
    {
        if (Rank == root) _table.Given[Rank] = values.ToArray();
        Barrier();
        if (Rank != root) _table.Given[root].CopyTo(values);
        Barrier();
    }

    /// <inheritdoc/>
    public void AllGather(ReadOnlySpan<byte> own, Span<byte> all, ReadOnlySpan<int> counts)
    {
        _table.Given[Rank] = own.ToArray();
        Barrier();
        var at = 0;
        for (var rank = 0; rank < Size; rank++)
        {
            _table.Given[rank].AsSpan(0, counts[rank]).CopyTo(all[at..]);
            at += counts[rank];
        }

        Barrier();
    }

    /// <inheritdoc/>
    public void AllToAll(ReadOnlySpan<byte> sent, ReadOnlySpan<int> sentCounts, Span<byte> received, ReadOnlySpan<int> receivedCounts)
    {
        (_table.Given[Rank], _table.Counts[Rank]) = (sent.ToArray(), sentCounts.ToArray());
        Barrier();
        var at = 0;
        for (var rank = 0; rank < Size; rank++)
        {
            var start = _table.Counts[rank].AsSpan(0, Rank).ToArray().Sum();
            _table.Given[rank].AsSpan(start, receivedCounts[rank]).CopyTo(received[at..]);
            at += receivedCounts[rank];
        }

        Barrier();
    }

    /// <inheritdoc/>
    public void Abort(int code) => _table.Failed.Cancel();

    /// <summary>Where the threads lay down what they give.</summary>
    private sealed class Table(int size) : IDisposable
    {
        public byte[][] Given { get; } = [.. Enumerable.Repeat<byte[]>([], size)];

        public int[][] Counts { get; } = [.. Enumerable.Repeat<int[]>([], size)];

        public Barrier Meeting { get; } = new(size);

        public CancellationTokenSource Failed { get; } = new();

        public void Dispose()
        {
            Meeting.Dispose();
            Failed.Dispose();
        }
    }
}
