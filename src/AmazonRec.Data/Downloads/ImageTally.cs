namespace AmazonRec.Data.Downloads;

/// <summary>Counts what came of photos, from any number of threads.</summary>
internal sealed class ImageTally(int total, IProgress<ImageProgress>? progress)
{
    private readonly int[] _counts = new int[Enum.GetValues<ImageStatus>().Length];
    private readonly Lock _lock = new();

    public long Bytes { get; private set; }

    public int Of(ImageStatus status)
    {
        lock (_lock) return _counts[(int)status];
    }

    /// <summary>Adds one; returns how many there are now.</summary>
    public int Add(ImageRecord record)
    {
        lock (_lock)
        {
            _counts[(int)record.Status]++;
            Bytes += record.Bytes ?? 0;
            var done = _counts.Sum();
            progress?.Report(new ImageProgress(done, total, Bytes, record));
            return done;
        }
    }
}
