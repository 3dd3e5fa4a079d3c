namespace AmazonRec.Data.Downloads;

/// <summary>Gives each host its rest between requests, however many wait for it.</summary>
internal sealed class HostPace(TimeSpan gap, Waiting waiting)
{
    private readonly Dictionary<string, DateTimeOffset> _free = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Waits for one's turn with a host.</summary>
    public Task TurnAsync(string host, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = waiting.Time.GetUtcNow();
            var turn = _free.TryGetValue(host, out var free) && free > now ? free : now;
            _free[host] = turn + gap;
            wait = turn - now;
        }

        return wait > TimeSpan.Zero ? waiting.Delay(wait, cancellation) : Task.CompletedTask;
    }

    /// <summary>Leaves a host alone for a while: it has asked for that.</summary>
    public void Rest(string host, TimeSpan rest)
    {
        lock (_lock)
        {
            var until = waiting.Time.GetUtcNow() + rest;
            if (!_free.TryGetValue(host, out var free) || free < until) _free[host] = until;
        }
    }
}
