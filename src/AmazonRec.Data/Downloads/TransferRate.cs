namespace AmazonRec.Data.Downloads;

/// <summary>Bytes per second over the last seconds. What lay on disk before is no transfer and does not count.</summary>
public sealed class TransferRate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    private readonly Queue<(long At, long Length)> _seen = new();
    private (long At, long Length) _last;

    /// <summary>Bytes per second; null while there is too little to tell by.</summary>
    public double? PerSecond
    {
        get
        {
            if (!_seen.TryPeek(out var first)) return null;
            var seconds = time.GetElapsedTime(first.At, _last.At).TotalSeconds;
            return seconds > 0 ? (_last.Length - first.Length) / seconds : null;
        }
    }

    /// <summary>Takes note of how many bytes there are now. Fewer than before is a new start.</summary>
    public void Observe(long length)
    {
        var now = time.GetTimestamp();
        if (length < _last.Length) _seen.Clear();
        _last = (now, length);
        // One note in half a second is enough, and keeps the queue short.
        if (_seen.Count == 0 || time.GetElapsedTime(_seen.Last().At, now) > TimeSpan.FromSeconds(0.5)) _seen.Enqueue(_last);
        while (_seen.Count > 2 && time.GetElapsedTime(_seen.Peek().At, now) > Window) _seen.Dequeue();
    }

    /// <summary>The time until a length is reached; null where that can't be told.</summary>
    public TimeSpan? Left(long? total)
    {
        if (total is not { } end || PerSecond is not { } rate || rate <= 0) return null;
        var seconds = (end - _last.Length) / rate;
        return seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(Math.Max(seconds, 0)) : null;
    }
}
