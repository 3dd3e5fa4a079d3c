using AmazonRec.Compute;
using AmazonRec.Engines.Managed.Operations;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// Predicts all items of one user after another. What depends on the item alone is computed once and kept; what depends on the user alone,
/// once for each user; a dense layer over both adds the two halves of its sums. Only what follows is done for every item.
/// </summary>
internal sealed class ItemScorer
{
    /// <summary>Users whose items are scored at once: each part of the items' sums is then read from memory once for all of them.</summary>
    public const int MostUsers = 16;

    /// <summary>Most numbers kept: a gigabyte.</summary>
    private const long MaxKept = 1L << 28;

    private readonly Lock _refreshing = new();
    private readonly ItemScorer? _other; // whose numbers of the items this one reads, too
    private readonly ScoringPlan _plan;
    private readonly int _items;
    private readonly int _blocks;
    private readonly int _threads;
    private readonly int[] _slotUsers;
    private readonly int[] _slotItems;
    private readonly BlockPass _pass = new();
    private readonly KeptBlocks[] _kept;
    private readonly KeptBlocks[] _sums;
    private readonly int[] _splitOf; // of each operation that is done for every item; -1 for none
    private readonly float[][] _rows;
    private readonly float[][][] _userSums; // [split][user]
    private readonly AlignedBuffer _scratch;
    private readonly float[] _predictions;
    private readonly Action<int> _refreshTask;
    private readonly Action<int> _scoreTask;
    private readonly Action<int> _headTask;
    private int _count;
    private int _firstBlock;
    private volatile bool _isFresh;

    private ItemScorer(ScoringPlan plan, int items, int threads, ItemScorer? other)
    {
        (_plan, _items, _threads, _other) = (plan, items, threads, other);
        _blocks = BlocksOf(items);
        _kept = other?._kept ?? [.. plan.Kept.Select(op => new KeptBlocks(_blocks, op.Value.BlockLength))];
        _sums = other?._sums ?? [.. plan.Splits.Select(split => new KeptBlocks(_blocks, split.Dense.SumsLength))];
        _rows = [.. plan.Rows.Select(op => new float[op.Value.BlockLength / Panels.BlockRows])];
        var users = plan.IsHeadAlone ? MostUsers : 1;
        _userSums = [.. plan.Splits.Select(split => Enumerable.Range(0, users).Select(_ => new float[RowLength(split)]).ToArray())];
        _scratch = new AlignedBuffer(plan.Splits.Select(split => split.Dense.SumsLength).DefaultIfEmpty(0).Max());
        (_slotUsers, _slotItems) = (new int[threads * Panels.BlockRows], new int[threads * Panels.BlockRows]);
        _splitOf = [.. plan.OfBoth.Select(operation => Array.FindIndex(plan.Splits, split => split.Dense == operation))];
        _predictions = new float[users * (long)items];
        (_refreshTask, _scoreTask, _headTask) = (RefreshBlock, ScoreBlocks, ScoreHead);
    }

    /// <summary>The scorer of a network, or null where its graph has no item in it or would take too much memory.</summary>
    /// <param name="operations">The network's operations.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="threads">Threads to use, at most.</param>
    /// <param name="other">The scorer of a network of the same weights, which has the numbers of the items already; null for none.</param>
    public static ItemScorer? For(BlockOperation[] operations, int items, int threads, ItemScorer? other = null)
    {
        if (ScoringPlan.Of(operations) is not { } plan) return null;
        var kept = plan.Kept.Sum(op => (long)op.Value.BlockLength) + plan.Splits.Sum(split => (long)split.Dense.SumsLength);
        return kept * BlocksOf(items) <= MaxKept ? new ItemScorer(plan, items, Math.Min(threads, BlocksOf(items)), other) : null;
    }

    /// <summary>The weights have moved.</summary>
    public void Forget() => _isFresh = false;

    /// <summary>Writes the predictions of at most <see cref="MostUsers"/> users, [users][items].</summary>
    public void Score(ReadOnlySpan<int> users, Span<float> predictions)
    {
        foreach (var operation in _plan.All) operation.Reserve(_threads);
        (_other ?? this).Refresh();
        if (_plan.IsHeadAlone)
        {
            _count = users.Length;
            for (var i = 0; i < users.Length; i++) Enter(users[i], i);
            Workers.Shared.Run(_blocks, _threads, _headTask);
            _predictions.AsSpan(0, predictions.Length).CopyTo(predictions);
            return;
        }

        for (var i = 0; i < users.Length; i++)
        {
            Enter(users[i], 0);
            Begin(0);
            Workers.Shared.Run(_threads, _threads, _scoreTask);
            _predictions.CopyTo(predictions[(i * _items)..]);
        }
    }

    private static int BlocksOf(int items) => (items + Panels.BlockRows - 1) / Panels.BlockRows;

    private static int RowLength(ScoringPlan.Split split) => split.Dense.SumsLength / Panels.BlockRows;

    /// <summary>A pass of one block for each thread, from an item on; items beyond the last are the last.</summary>
    private void Begin(int firstItem)
    {
        for (var i = 0; i < _slotItems.Length; i++) _slotItems[i] = Math.Min(firstItem + i, _items - 1);
        _pass.Begin(_slotUsers, _slotItems, default, training: false, default);
    }

    /// <summary>Computes what depends on the item alone, where the weights have moved since.</summary>
    private void Refresh()
    {
        if (_isFresh) return;
        lock (_refreshing)
        {
            if (_isFresh) return;
            foreach (var operation in _plan.All) operation.Reserve(_threads);
            for (_firstBlock = 0; _firstBlock < _blocks; _firstBlock += _threads)
            {
                Begin(_firstBlock * Panels.BlockRows);
                Workers.Shared.Run(Math.Min(_threads, _blocks - _firstBlock), _threads, _refreshTask);
            }

            _isFresh = true;
        }
    }

    /// <summary>Keeps what one block of items comes to.</summary>
    private void RefreshBlock(int slot)
    {
        foreach (var operation in _plan.OfItems) operation.Forward(slot, _pass);
        for (var i = 0; i < _kept.Length; i++) _plan.Kept[i].Value.Block(slot).CopyTo(_kept[i].Of(_firstBlock + slot));
        for (var i = 0; i < _sums.Length; i++) HalfSums(_plan.Splits[i], _plan.Splits[i].OfUser, slot, _sums[i].Of(_firstBlock + slot));
    }

    /// <summary>Computes what depends on the user alone: rows for every thread's block, and a half of split sums.</summary>
    private void Enter(int user, int place)
    {
        _pass.Begin([user], [0], default, training: false, default);
        foreach (var operation in _plan.OfUsers) operation.Forward(0, _pass);
        for (var i = 0; i < _rows.Length; i++) FirstRow(_plan.Rows[i].Value, _rows[i]);
        for (var i = 0; i < _sums.Length; i++)
        {
            HalfSums(_plan.Splits[i], _plan.Splits[i].OfItem, 0, _scratch.Span);
            _plan.Splits[i].Dense.FirstRowWithBias(_scratch.Span, _userSums[i][place]);
        }

        for (var i = 0; i < _rows.Length; i++)
            for (var slot = 0; slot < _threads; slot++) Repeat(_rows[i], _plan.Rows[i].Value, slot);
    }

    /// <summary>The sums of a dense layer with one side of its input left out.</summary>
    private void HalfSums(ScoringPlan.Split split, BlockOperation[] without, int slot, Span<float> target)
    {
        foreach (var operation in without) operation.Value.Block(slot).Clear();
        foreach (var operation in split.Between) operation.Forward(slot, _pass);
        split.Dense.Sums(slot, _pass.RowsOf(slot), target);
    }

    private void ScoreBlocks(int slot)
    {
        for (var block = slot; block < _blocks; block += _threads)
        {
            for (var i = 0; i < _kept.Length; i++) _kept[i].Of(block).CopyTo(_plan.Kept[i].Value.Block(slot));
            for (var i = 0; i < _splitOf.Length; i++)
            {
                var split = _splitOf[i];
                if (split < 0) _plan.OfBoth[i].Forward(slot, _pass);
                else _plan.Splits[split].Dense.ForwardFromSums(slot, _sums[split].Of(block), _userSums[split][0]);
            }

            var first = block * Panels.BlockRows;
            var rows = Math.Min(Panels.BlockRows, _items - first);
            _plan.Output.Value.Block(slot)[..rows].CopyTo(_predictions.AsSpan(first, rows));
        }
    }

    private void ScoreHead(int block) => _plan.Splits[0].Dense.Score(
        _sums[0].Of(block), _userSums[0].AsSpan(0, _count), _predictions, _items, block * Panels.BlockRows,
        Math.Min(Panels.BlockRows, _items - (block * Panels.BlockRows)));

    private static void FirstRow(Plane plane, float[] row)
    {
        var width = Math.Min(row.Length, Panels.Width);
        for (var i = 0; i < row.Length; i += width) plane.Block(0).Slice(i * Panels.BlockRows, width).CopyTo(row.AsSpan(i));
    }

    private static void Repeat(float[] row, Plane plane, int slot)
    {
        if (plane.IsVector)
        {
            plane.Block(slot).Fill(row[0]);
            return;
        }

        for (var panel = 0; panel < row.Length / Panels.Width; panel++)
        {
            var rows = plane.Panel(slot, panel);
            for (var i = 0; i < rows.Length; i += Panels.Width) row.AsSpan(panel * Panels.Width, Panels.Width).CopyTo(rows[i..]);
        }
    }

    /// <summary>Numbers of every block of items; each block its own memory.</summary>
    private sealed class KeptBlocks(int blocks, int length)
    {
        private readonly AlignedBuffer[] _buffers = [.. Enumerable.Range(0, blocks).Select(_ => new AlignedBuffer(length))];

        public Span<float> Of(int block) => _buffers[block].Span;
    }
}
