using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Data;

namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// Vectors of users and items that are the mean over layers 0 to L of A^l E0 (He et al. 2020, eq. 3 and 4), A the adjacency of users and
/// items with each edge over √(n(u) n(i)). A is symmetric, so that gradients go back through the same product.
/// </summary>
internal sealed class LightGcnNetwork : IVectorNetwork
{
    private const double Deviation = 0.1;
    private readonly Interactions _chosen;
    private readonly VectorOptions _options;
    private readonly int _layers;
    private readonly int _threads;
    private readonly VectorTable _users; // E0
    private readonly VectorTable _items;
    private readonly float[] _byUser; // the weight of each edge, by user
    private readonly float[] _byItem; // likewise, by item
    private readonly int[] _firstOfItem;
    private readonly VectorTable[] _between; // layers: those of users, those of items, now and next
    private readonly Pull _pull = new();

    /// <param name="task">Who chose what, the seed.</param>
    /// <param name="options">Sizes and steps.</param>
    /// <param name="layers">L.</param>
    public LightGcnNetwork(RankerTask task, VectorOptions options, int layers)
    {
        (_chosen, _options, _layers, _threads) = (task.Chosen, options, layers, task.Threads);
        var (users, items) = (_chosen.Users.Count, _chosen.Items.Count);
        (_users, _items, Users, Items) = (Empty(users), Empty(items), Empty(users), Empty(items));
        _users.Draw(RandomSource.For(task.Seed, "user vectors"), Deviation, options.Factors);
        _items.Draw(RandomSource.For(task.Seed, "item vectors"), Deviation, options.Factors);
        _between = [Empty(users), Empty(items), Empty(users), Empty(items)];
        (_byUser, _byItem, _firstOfItem) = Edges(_chosen);

        VectorTable Empty(int rows) => new(rows, options.Factors);
    }

    /// <inheritdoc/>
    public VectorTable Users { get; }

    /// <inheritdoc/>
    public VectorTable Items { get; }

    /// <inheritdoc/>
    public IReadOnlyList<VectorTable> Weights => [_users, _items];

    /// <inheritdoc/>
    public void Forward(PairBatch batch, long step)
    {
        batch.Users.AsSpan(0, batch.Count).CopyTo(batch.Contexts);
        Spread(_users.Values, _items.Values, Users.Values, Items.Values);
    }

    /// <inheritdoc/>
    public void Backward(PairBatch batch)
    {
        Spread(Users.Gradient, Items.Gradient, _users.Gradient, _items.Gradient);
        _pull.Apply(batch, _users, _items, _options.Factors, _options.Regularization);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A new user is one more node without a vector of its own: n^-½ Σ h_j, h_j the mean over the layers of the item's vectors, the last
    /// layer's counted as 0, over √n(j).
    /// </remarks>
    public VectorRanker Export()
    {
        Spread(_users.Values, _items.Values, Users.Values, Items.Values);
        var (users, items) = ((float[])Users.Values.Clone(), (float[])Items.Values.Clone());
        var (history, last, start) = ((float[])Items.Values.Clone(), _between[LastOfItems], new float[Users.Stride]);
        var trained = 0;
        for (var item = 0; item < Items.Rows; item++)
        {
            var own = history.AsSpan(item * Items.Stride, Items.Stride);
            var count = _chosen.UsersOf(item).Length;
            if (_layers > 0) TensorPrimitives.MultiplyAdd(last.Row(item), -1f / (_layers + 1), own, own);
            TensorPrimitives.Multiply(own, count == 0 ? 0 : 1 / MathF.Sqrt(count), own);
            if (count == 0) items.AsSpan(item * Items.Stride, Items.Stride).Clear();
        }

        for (var user = 0; user < Users.Rows; user++)
        {
            var own = users.AsSpan(user * Users.Stride, Users.Stride);
            if (_chosen.ItemsOf(user).IsEmpty) own.Clear();
            else trained++;
            TensorPrimitives.Add(start, own, start);
        }

        TensorPrimitives.Divide(start, trained, start);
        return new VectorRanker(users, items, history, start, 0.5f) { StartsWithoutChoices = true };
    }

    private int LastOfItems => _layers % 2 == 0 ? 1 : 3;

    /// <summary>The mean over layers 0 to L of A^l times what is given.</summary>
    private void Spread(float[] users, float[] items, float[] toUsers, float[] toItems)
    {
        users.CopyTo(_between[0].Values, 0);
        items.CopyTo(_between[1].Values, 0);
        users.CopyTo(toUsers, 0);
        items.CopyTo(toItems, 0);
        for (var layer = 0; layer < _layers; layer++)
        {
            var (now, next) = (layer % 2 * 2, (1 - (layer % 2)) * 2);
            var isLast = layer == _layers - 1;
            VectorTable.Each(Users.Rows, _threads, user =>
            {
                var items = _chosen.ItemsOf(user);
                var weights = _byUser.AsSpan(_chosen.FirstPairOf(user), items.Length);
                Add(_between[now + 1].Values, items, weights, _between[next].Row(user), Mean(toUsers, user), isLast);
            });
            VectorTable.Each(Items.Rows, _threads, item =>
            {
                var users = _chosen.UsersOf(item);
                var weights = _byItem.AsSpan(_firstOfItem[item], users.Length);
                Add(_between[now].Values, users, weights, _between[next + 1].Row(item), Mean(toItems, item), isLast);
            });
        }

        Span<float> Mean(float[] table, int row) => table.AsSpan(row * Users.Stride, Users.Stride);
    }

    /// <summary>A node's next layer, and its part of the mean.</summary>
    private void Add(
        float[] table, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> next, Span<float> mean, bool isLast)
    {
        PickedRows.Sum(table, rows, weights, next, accumulate: false);
        TensorPrimitives.Add(mean, next, mean);
        if (isLast) TensorPrimitives.Divide(mean, _layers + 1, mean);
    }

    private static (float[] ByUser, float[] ByItem, int[] FirstOfItem) Edges(Interactions chosen)
    {
        var (byUser, byItem, first) = (new float[chosen.Count], new float[chosen.Count], new int[chosen.Items.Count]);
        var place = 0;
        for (var user = 0; user < chosen.Users.Count; user++)
            foreach (var item in chosen.ItemsOf(user))
                byUser[place++] = 1 / MathF.Sqrt((float)chosen.ItemsOf(user).Length * chosen.UsersOf(item).Length);
        place = 0;
        for (var item = 0; item < chosen.Items.Count; item++)
        {
            first[item] = place;
            foreach (var pair in chosen.PairsOf(item)) byItem[place++] = byUser[pair];
        }

        return (byUser, byItem, first);
    }
}
