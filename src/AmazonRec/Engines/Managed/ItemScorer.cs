using AmazonRec.Compute;
using AmazonRec.Engines.Managed.Operations;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// Predicts all items of one user where a single hidden layer reads what is the user's and what is the item's side by side: the item half
/// of its sums is the same for every user, so it is computed once and kept.
/// </summary>
internal sealed class ItemScorer
{
    /// <summary>Users whose items are scored at once: each part of the items' sums is then read from memory once for all of them.</summary>
    public const int MostUsers = 16;

    /// <summary>Most numbers kept: a gigabyte.</summary>
    private const long MaxKept = 1L << 28;

    private readonly BlockOperation[] _leaves;
    private readonly DenseOperation _dense;
    private readonly int _items;
    private readonly int _threads;
    private readonly BlockPass _pass = new();
    private readonly AlignedBuffer[] _sums;
    private readonly AlignedBuffer _userSums;
    private readonly float[][] _users;
    private readonly Action<int> _task;
    private readonly float[] _predictions;
    private int _count;
    private bool _isFresh;

    private ItemScorer(BlockOperation[] leaves, DenseOperation dense, int items, int threads)
    {
        (_leaves, _dense, _items, _threads) = (leaves, dense, items, threads);
        var blocks = (items + Panels.BlockRows - 1) / Panels.BlockRows;
        _sums = [.. Enumerable.Range(0, blocks).Select(_ => new AlignedBuffer(dense.SumsLength))];
        _userSums = new AlignedBuffer(dense.SumsLength);
        _users = [.. Enumerable.Range(0, MostUsers).Select(_ => new float[dense.SumsLength / Panels.BlockRows])];
        _predictions = new float[(long)MostUsers * items];
        _task = block =>
            _dense.Score(
                _sums[block].Span,
                _users.AsSpan(0, _count),
                _predictions,
                items,
                block * Panels.BlockRows,
                Math.Min(Panels.BlockRows, _items - (block * Panels.BlockRows)));
    }

    /// <summary>The scorer of a network, or null where its graph is another or would take too much memory.</summary>
    public static ItemScorer? For(BlockOperation[] operations, int items, int threads) =>
        operations[^1] is DenseOperation { HasHead: true } dense
        && operations[..^1].All(o => o is EmbeddingOperation or FeaturesOperation or ConcatOperation)
        && operations[..^1].OfType<ConcatOperation>().Count() == 1
        && ((long)items + Panels.BlockRows) * dense.SumsLength / Panels.BlockRows <= MaxKept
            ? new ItemScorer(operations[..^1], dense, items, threads)
            : null;

    /// <summary>The weights have moved.</summary>
    public void Forget() => _isFresh = false;

    /// <summary>Predicts every item for some users, at most <see cref="MostUsers"/>: [users][items].</summary>
    public void Score(ReadOnlySpan<int> users, Span<float> predictions)
    {
        if (!_isFresh)
        {
            for (var block = 0; block < _sums.Length; block++)
            {
                var rows = Math.Min(Panels.BlockRows, _items - (block * Panels.BlockRows));
                HalfSums(new int[rows], [.. Enumerable.Range(block * Panels.BlockRows, rows)], Entity.User, _sums[block].Span);
            }

            _isFresh = true;
        }

        _count = users.Length;
        for (var i = 0; i < _count; i++)
        {
            HalfSums(users.Slice(i, 1), [0], Entity.Item, _userSums.Span);
            _dense.FirstRowWithBias(_userSums.Span, _users[i]);
        }

        Workers.Shared.Run(_sums.Length, _threads, _task);
        _predictions.AsSpan(0, predictions.Length).CopyTo(predictions);
    }

    /// <summary>The sums of some rows with one side of the input left out.</summary>
    private void HalfSums(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Entity without, Span<float> target)
    {
        _pass.Begin(users, items, default, training: false, default);
        foreach (var leaf in _leaves) leaf.Reserve(1);
        foreach (var leaf in _leaves)
        {
            leaf.Forward(0, _pass);
            if (leaf is EmbeddingOperation or FeaturesOperation && leaf.EntityRead == without) leaf.Value.Block(0).Clear();
        }

        _dense.Sums(0, users.Length, target);
    }
}
