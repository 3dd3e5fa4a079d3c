using System.Collections.Concurrent;
using System.IO.Compression;

namespace AmazonRec.Synthesis;

/// <summary>A file whose ranges of lines are made, and packed, on several threads and written in order.</summary>
internal sealed class OrderedFile
{
    // Ranges don't depend on the threads: with gzip each is a member of the file, so that its bytes would. A sample is one member.
    private const int RowsPerRange = 1 << 14;

    private readonly FileStream _file;
    private readonly object _turn = new();
    private readonly ConcurrentBag<(RowBuffer Lines, MemoryStream Packed)> _buffers = [];
    private readonly CompressionLevel? _level;
    private int _next;
    private bool _failed;

    private OrderedFile(FileStream file, CompressionLevel? level) => (_file, _level) = (file, level);

    /// <summary>Writes rows 0..rows-1, under a header that may be empty.</summary>
    /// <param name="path">The file; gzip if its name ends in .gz.</param>
    /// <param name="header">What stands before the rows.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="write">Makes the lines of a range.</param>
    /// <param name="work">How to do it.</param>
    /// <param name="progressFrom">The part of all the work that is done before the first row, or 1 to tell nothing.</param>
    public static void Write(string path, string header, int rows, RangeWriter write, SynthesisWork work, double progressFrom = 1)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        // Few rows are packed tightly, as they may be kept with code; many quickly.
        CompressionLevel? level = !path.EndsWith(".gz", StringComparison.Ordinal) ? null
            : rows > RowsPerRange ? CompressionLevel.Fastest : CompressionLevel.SmallestSize;
        var ordered = new OrderedFile(file, level);
        // Not told to stop by the ranges: one that never began would leave the others waiting for it.
        (work with { Cancellation = default })
            .OverRanges(rows, RowsPerRange, (from, to) => ordered.WriteRange(header, from, to, write, () =>
        {
            work.Cancellation.ThrowIfCancellationRequested();
            if (progressFrom < 1) work.Report(progressFrom + (1 - progressFrom) * to / rows);
        }));
    }

    private void WriteRange(string header, int from, int to, RangeWriter write, Action written)
    {
        try
        {
            if (_failed) return;
            if (!_buffers.TryTake(out var buffer)) buffer = (new RowBuffer(), new MemoryStream());
            var (lines, packed) = buffer;
            lines.Clear();
            packed.SetLength(0);
            if (from == 0) foreach (var c in header) lines.Add((byte)c);
            write(lines, from, to);
            if (_level is { } level)
            {
                using var gzip = new GZipStream(packed, level, leaveOpen: true);
                gzip.Write(lines.Written);
            }

            lock (_turn)
            {
                // Ranges are begun in order, so that the one whose turn it is never waits for a thread.
                while (_next != from / RowsPerRange && !_failed) Monitor.Wait(_turn);
                if (_failed) return;
                if (_level is null) _file.Write(lines.Written);
                else _file.Write(packed.GetBuffer(), 0, (int)packed.Length);
                written();
                _next++;
                Monitor.PulseAll(_turn);
            }

            _buffers.Add(buffer);
        }
        catch
        {
            lock (_turn)
            {
                _failed = true;
                Monitor.PulseAll(_turn);
            }

            throw;
        }
    }
}
