using AmazonRec.Compute;
using AmazonRec.Data;

namespace AmazonRec.Rankers.Vectors;

/// <summary>A vector of its own for each user and each item, and a bias for each item: the last number, which is 1 of each user.</summary>
internal sealed class BprMfNetwork : IVectorNetwork
{
    private const double Deviation = 0.1;
    private readonly Interactions _chosen;
    private readonly VectorOptions _options;
    private readonly Pull _pull = new();

    /// <param name="task">Who chose what, the seed.</param>
    /// <param name="options">Sizes and steps.</param>
    public BprMfNetwork(RankerTask task, VectorOptions options)
    {
        (_chosen, _options) = (task.Chosen, options);
        (Users, Items) = (new(_chosen.Users.Count, options.Factors + 1), new(_chosen.Items.Count, options.Factors + 1));
        Users.Draw(RandomSource.For(task.Seed, "user vectors"), Deviation, options.Factors);
        Items.Draw(RandomSource.For(task.Seed, "item vectors"), Deviation, options.Factors);
        for (var user = 0; user < Users.Rows; user++) Users.Row(user)[options.Factors] = 1;
    }

    /// <inheritdoc/>
    public VectorTable Users { get; }

    /// <inheritdoc/>
    public VectorTable Items { get; }

    /// <inheritdoc/>
    public IReadOnlyList<VectorTable> Weights => [Users, Items];

    /// <inheritdoc/>
    public void Forward(PairBatch batch, long step) => batch.Users.AsSpan(0, batch.Count).CopyTo(batch.Contexts);

    /// <inheritdoc/>
    public void Backward(PairBatch batch)
    {
        for (var user = 0; user < Users.Rows; user++) Users.GradientOf(user)[_options.Factors] = 0; // stays 1
        _pull.Apply(batch, Users, Items, _options.Factors, _options.Regularization);
    }

    /// <inheritdoc/>
    public VectorRanker Export()
    {
        var (users, items) = ((float[])Users.Values.Clone(), (float[])Items.Values.Clone());
        for (var user = 0; user < Users.Rows; user++)
            if (_chosen.ItemsOf(user).IsEmpty) users.AsSpan(user * Users.Stride, Users.Stride).Clear();
        for (var item = 0; item < Items.Rows; item++)
            if (_chosen.UsersOf(item).IsEmpty) items.AsSpan(item * Items.Stride, Items.Stride).Clear();
        var start = new float[Users.Stride];
        start[_options.Factors] = 1;
        return new VectorRanker(users, items, [], start, 0.5f);
    }
}
