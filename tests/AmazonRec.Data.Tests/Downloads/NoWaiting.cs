using System.Collections.Concurrent;
using AmazonRec.Data.Downloads;

namespace AmazonRec.Data.Tests.Downloads;

/// <summary>A clock that jumps instead of waiting, and remembers by how much.</summary>
public sealed class NoWaiting : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public Waiting Waiting => new(this, Jump, () => 1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public Task Jump(TimeSpan wait, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Waits.Enqueue(wait);
        Advance(wait);
        return Task.CompletedTask;
    }
}
