using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Engines;

namespace AmazonRec.Rankers.Networks;

/// <summary>
/// The rows of an epoch: each choice with a 1, beside drawn items with a 0 that are others in each epoch. Row by row in random order; or,
/// for a loss of groups, choice by choice, each with its drawn items behind it.
/// </summary>
internal sealed class ChoiceRows
{
    private const int Block = 1024;

    private readonly Interactions _chosen;
    private readonly NetworkRankerOptions _options;
    private readonly RankerTask _task;
    private readonly int[] _userOf; // of each choice
    private readonly int[] _itemOf;
    private readonly int _each; // rows of a choice
    private readonly int[] _drawn; // [choice][each - 1]
    private readonly int[] _users;
    private readonly int[] _items;
    private readonly float[] _labels;
    private readonly bool _grouped;
    private int[] _order = []; // of rows, or of choices where they are grouped

    /// <param name="task">Who chose what, seed and threads.</param>
    /// <param name="options">Of what rows.</param>
    /// <exception cref="ArgumentException">Nothing was chosen, or it is too much.</exception>
    public ChoiceRows(RankerTask task, NetworkRankerOptions options)
    {
        (_task, _chosen, _options) = (task, task.Chosen, options);
        (_each, _grouped) = (options.RowsPerChoice, GroupLoss.Is(options.Loss));
        if (_chosen.Count == 0) throw new ArgumentException("Nobody has chosen anything: there is nothing to learn from.");
        if ((long)_chosen.Count * _each > Array.MaxLength)
            throw new ArgumentException($"{_chosen.Count:N0} choices with {_each - 1} negatives each are too many rows. Lower negatives.");
        (_userOf, _itemOf) = _chosen.Pairs();
        _drawn = new int[_chosen.Count * (_each - 1)];
        var step = Math.Min(_grouped ? Math.Max(1, options.BatchSize / _each) * _each : options.BatchSize, _chosen.Count * _each);
        (_users, _items, _labels) = (new int[step], new int[step], new float[step]);
    }

    /// <summary>Steps of an epoch.</summary>
    public int Steps => ((_chosen.Count * _each) + _users.Length - 1) / _users.Length;

    /// <summary>Draws anew.</summary>
    /// <param name="epoch">From 1: the address of the draws.</param>
    public void Begin(int epoch)
    {
        var negatives = new NegativeItems(_chosen, _options.Popularity, _task.Seed, epoch);
        var each = _each - 1;
        Workers.Shared.Run((_userOf.Length + Block - 1) / Block, _task.Threads, block =>
        {
            if (_task.Cancellation.IsCancellationRequested) return;
            for (var pair = block * Block; pair < Math.Min(_userOf.Length, (block + 1) * Block); pair++)
                negatives.Draw(_userOf[pair], pair, _drawn.AsSpan(pair * each, each));
        });
        _task.Cancellation.ThrowIfCancellationRequested();
        var random = RandomSource.For(_task.Seed, "order of choices", (uint)epoch);
        _order = random.Permutation(_grouped ? _userOf.Length : _userOf.Length * _each);
    }

    /// <summary>The rows of a step, valid until the next is asked for.</summary>
    /// <param name="step">Of the epoch, from 0.</param>
    public Batch At(int step)
    {
        var first = step * _users.Length;
        var count = Math.Min(_users.Length, (_userOf.Length * _each) - first);
        for (var at = 0; at < count; at++)
        {
            var row = _grouped ? (_order[(first + at) / _each] * _each) + ((first + at) % _each) : _order[first + at];
            var (pair, place) = Math.DivRem(row, _each);
            _users[at] = _userOf[pair];
            (_items[at], _labels[at]) = place == 0 ? (_itemOf[pair], 1f) : (_drawn[(pair * (_each - 1)) + place - 1], 0f);
        }

        return new Batch(_users.AsSpan(0, count), _items.AsSpan(0, count), _labels.AsSpan(0, count));
    }
}
