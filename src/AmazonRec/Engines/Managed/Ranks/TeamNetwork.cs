using AmazonRec.Collectives;
using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Ranks;

/// <summary>
/// A network that several ranks have together: each has the rows of its own users, and of the items all or its own. Whatever is asked of
/// it, all ranks ask at once, with the same arguments, and all get the same answer; training alone takes each rank's own rows.
/// </summary>
internal sealed class TeamNetwork : INetwork
{
    private readonly RankShare _share;
    private readonly Dictionary<string, Weight> _weights;
    private readonly BlockNetwork _own;
    private IReadOnlyDictionary<string, Tensor>? _exported; // until a weight moves: then one rank alone may ask again

    public TeamNetwork(Model model, ModelShape shape, NetworkOptions options)
    {
        _share = options.Share!;
        if (_share.Users.Codes != shape.Users || _share.Users.Count != _share.Team.Size)
            throw new ArgumentException(
                $"{_share.Users.Codes} users are divided among {_share.Users.Count} ranks; there are {shape.Users} users and "
                + $"{_share.Team.Size} ranks.");
        _weights = model.Weights(shape).ToDictionary(weight => weight.Name);
        _own = new BlockNetwork(model, shape, options);
    }

    private Team Team => _share.Team;

    private int FirstUser => _share.Users.First(Team.Rank);

    /// <inheritdoc/>
    /// <remarks>Codes of users are those among this rank's own.</remarks>
    public double TrainBatch(Batch batch, Step step)
    {
        _exported = null;
        return _own.TrainBatch(batch, step);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        var ranks = new int[users.Length];
        var counts = new int[Team.Size];
        for (var row = 0; row < ranks.Length; row++) counts[ranks[row] = _share.Users.RankOf(users[row])]++;
        var (ownUsers, ownItems, at) = (new int[counts[Team.Rank]], new int[counts[Team.Rank]], 0);
        for (var row = 0; row < ranks.Length; row++)
            if (ranks[row] == Team.Rank) (ownUsers[at], ownItems[at++]) = (users[row] - FirstUser, items[row]);
        var own = new float[at];
        _own.PredictTogether(ownUsers, ownItems, own, counts.Max());
        var all = new float[users.Length];
        Team.AllGather<float>(own, all, counts);
        var next = new int[Team.Size];
        for (var rank = 1; rank < next.Length; rank++) next[rank] = next[rank - 1] + counts[rank - 1];
        for (var row = 0; row < ranks.Length; row++) predictions[row] = all[next[ranks[row]]++];
    }

    /// <inheritdoc/>
    public void PredictAllItems(int user, Span<float> predictions)
    {
        var rank = _share.Users.RankOf(user);
        if (_share.Items is null)
        {
            if (rank == Team.Rank) _own.PredictAllItems(user - FirstUser, predictions);
        }
        else
        {
            var items = Team.Rank == rank ? predictions.Length : 0;
            var users = new int[items];
            Array.Fill(users, user - FirstUser);
            _own.PredictTogether(users, [.. Enumerable.Range(0, items)], predictions[..items], predictions.Length);
        }

        Team.Broadcast(predictions, rank);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Export() => _exported ??= Joined(_own.Export());

    /// <inheritdoc/>
    public void Import(IReadOnlyDictionary<string, Tensor> weights)
    {
        foreach (var (name, weight) in _weights) StateNames.Find(weights, name, weight);
        _exported = null;
        _own.Import(Parts(weights));
    }

    /// <inheritdoc/>
    public void WriteRow(string weight, int row, ReadOnlySpan<float> values)
    {
        var whole = _weights.GetValueOrDefault(weight);
        StateNames.CheckRow(whole, weight, row, values.Length);
        var (first, count) = _share.RowsOf(whole!);
        _exported = null;
        if (row >= first && row < first + count) _own.WriteRow(weight, row - first, values);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> ExportState() => Joined(_own.ExportState());

    /// <inheritdoc/>
    public void ImportState(IReadOnlyDictionary<string, Tensor> state)
    {
        _exported = null;
        _own.ImportState(Parts(state));
    }

    /// <summary>All ranks' rows of every tensor that has a row for each of them; the others are alike on all.</summary>
    private Dictionary<string, Tensor> Joined(IReadOnlyDictionary<string, Tensor> own) =>
        own.ToDictionary(pair => pair.Key, pair => RangesOf(pair.Key) is { } ranges ? Join(pair.Value, ranges) : pair.Value);

    private Dictionary<string, Tensor> Parts(IReadOnlyDictionary<string, Tensor> whole) =>
        whole.ToDictionary(pair => pair.Key, pair => RangesOf(pair.Key) is { } ranges ? Part(pair.Value, ranges) : pair.Value);

    /// <summary>Of a weight, what the optimiser remembers of it and how far its rows lag; what is idle is alike for all rows.</summary>
    private Ranges? RangesOf(string tensor)
    {
        var mark = tensor.IndexOf('#', StringComparison.Ordinal);
        var (name, end) = mark < 0 ? (tensor, "") : (tensor[..mark], tensor[mark..]);
        return end != StateNames.Idle && _weights.TryGetValue(name, out var weight) ? _share.RangesOf(weight) : null;
    }

    private Tensor Join(Tensor own, Ranges ranges) => own.Values switch
    {
        float[] values => Join(own, values, ranges),
        int[] values => Join(own, values, ranges),
        _ => throw new NotSupportedException($"No tensor of a network's state holds {own.Values.GetType().Name}."),
    };

    private Tensor Join<T>(Tensor own, T[] values, Ranges ranges)
        where T : unmanaged
    {
        var columns = Columns(own);
        var all = new T[(long)ranges.Codes * columns];
        values.CopyTo(all.AsSpan(ranges.First(Team.Rank) * columns));
        for (var rank = 0; rank < Team.Size; rank++)
            Team.Broadcast(all.AsSpan(ranges.First(rank) * columns, ranges.CountOf(rank) * columns), rank);
        return new Tensor([ranges.Codes, .. own.Shape[1..]], all);
    }

    private Tensor Part(Tensor whole, Ranges ranges)
    {
        var columns = Columns(whole);
        var (first, count) = (ranges.First(Team.Rank), ranges.CountOf(Team.Rank));
        if (whole.Shape[0] != ranges.Codes) return whole; // a shape that does not fit is refused where it is taken in
        var part = Array.CreateInstance(whole.Values.GetType().GetElementType()!, count * columns);
        Array.Copy(whole.Values, first * columns, part, 0, part.Length);
        return new Tensor([count, .. whole.Shape[1..]], part);
    }

    private static int Columns(Tensor tensor) => tensor.Shape.Length > 1 ? tensor.Shape[1] : 1;
}
