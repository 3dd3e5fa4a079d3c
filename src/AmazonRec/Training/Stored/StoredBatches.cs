using AmazonRec.Compute;
using AmazonRec.Engines;

namespace AmazonRec.Training.Stored;

/// <summary>
/// Batches of training rows on disk, in the order of a <see cref="StoredOrder"/>. Any batch can be had again; asked for one after another,
/// the next window is read while this one is trained on.
/// </summary>
internal sealed class StoredBatches : IBatches, IDisposable
{
    private readonly StoredSplit _split;
    private readonly StoredOrder _order;
    private readonly TrainingOptions _options;
    private readonly long[] _starts; // of each window of the epoch at hand: its first row among the epoch's, and the end
    private readonly int[] _users;
    private readonly int[] _items;
    private readonly float[] _ratings;
    private StoredWindow _now;
    private StoredWindow _ahead;
    private (int Epoch, int Window) _loaded;
    private (int Epoch, int Window) _coming;
    private Task? _reading;
    private int _orderedEpoch;
    private int[] _blocks = [];

    /// <param name="split">The rows.</param>
    /// <param name="order">How many are shuffled at once.</param>
    /// <param name="options">Batch size, seed.</param>
    public StoredBatches(StoredSplit split, StoredOrder order, TrainingOptions options)
    {
        (_split, _order, _options) = (split, order, options);
        PerEpoch = options.StepsPerEpoch(split.TrainCount);
        var windows = (split.Rows.Blocks + order.WindowBlocks - 1) / order.WindowBlocks;
        _starts = new long[windows + 1];
        var most = (int)Math.Min(options.BatchSize, split.TrainCount);
        (_users, _items, _ratings) = (new int[most], new int[most], new float[most]);
        var room = split.TrainPerBlock.OrderDescending().Take(order.WindowBlocks).Sum();
        (_now, _ahead) = (new StoredWindow(split, room), new StoredWindow(split, windows > 1 ? room : 0));
    }

    /// <inheritdoc/>
    public int PerEpoch { get; }

    /// <inheritdoc/>
    public Batch At(int epoch, int step)
    {
        if (epoch != _orderedEpoch) Order(epoch);
        var first = (long)step * _options.BatchSize;
        var count = (int)Math.Min(_options.BatchSize, _split.TrainCount - first);
        for (var done = 0; done < count;)
        {
            var window = WindowOf(first + done);
            Load(epoch, window);
            var rows = _now.Rows[(int)(first + done - _starts[window])..];
            if (rows.Length > count - done) rows = rows[..(count - done)];
            for (var i = 0; i < rows.Length; i++)
                (_users[done + i], _items[done + i], _ratings[done + i]) = (rows[i].Left, rows[i].Right, rows[i].Value);
            done += rows.Length;
        }

        return new Batch(_users.AsSpan(0, count), _items.AsSpan(0, count), _ratings.AsSpan(0, count));
    }

    public void Dispose()
    {
        try
        {
            Await();
        }
        catch (FormatException)
        {
            // Nobody asks for these rows any more.
        }
    }

    private static RandomSource RandomOf(ulong seed, int epoch, int window) => RandomSource.For(
        seed, FormattableString.Invariant($"shuffle rows of epoch {epoch}"), (uint)window);

    private int[] BlocksOf(int epoch) => RandomSource.For(_options.Seed, "shuffle blocks", (uint)epoch).Permutation(_split.Rows.Blocks);

    private void Order(int epoch)
    {
        (_blocks, _orderedEpoch) = (BlocksOf(epoch), epoch);
        for (var window = 0; window < _starts.Length - 1; window++)
        {
            var rows = 0L;
            foreach (var block in Some(_blocks, window)) rows += _split.TrainPerBlock[block];
            _starts[window + 1] = _starts[window] + rows;
        }
    }

    private Span<int> Some(int[] blocks, int window)
    {
        var first = window * _order.WindowBlocks;
        return blocks.AsSpan(first, Math.Min(_order.WindowBlocks, blocks.Length - first));
    }

    /// <summary>The window that a row of the epoch lies in; windows without training rows are passed over.</summary>
    private int WindowOf(long row)
    {
        var (low, high) = (0, _starts.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (_starts[middle] <= row) low = middle;
            else high = middle;
        }

        return low;
    }

    private void Load(int epoch, int window)
    {
        if (_loaded == (epoch, window)) return;
        Await();
        if (_coming == (epoch, window)) (_now, _ahead) = (_ahead, _now);
        else _now.Load(Some(_blocks, window), RandomOf(_options.Seed, epoch, window));
        (_loaded, _coming) = ((epoch, window), default);
        var windows = _starts.Length - 1;
        if (windows == 1) return;
        var next = window + 1 < windows ? (Epoch: epoch, Window: window + 1) : (Epoch: epoch + 1, Window: 0);
        if (next.Epoch > _options.Epochs) return;
        var blocks = next.Epoch == epoch ? _blocks : BlocksOf(next.Epoch);
        _coming = next;
        _reading = Task.Run(
            () => _ahead.Load(Some(blocks, next.Window), RandomOf(_options.Seed, next.Epoch, next.Window)), CancellationToken.None);
    }

    /// <summary>What goes wrong in reading ahead is told where the rows are asked for.</summary>
    private void Await()
    {
        var reading = _reading;
        _reading = null;
        reading?.GetAwaiter().GetResult();
    }
}
