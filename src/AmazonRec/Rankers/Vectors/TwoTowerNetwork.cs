using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Data;

namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// A user's vector is p_u + n^-α Σ h_j over the user's other choices, h_j one vector of each item, and an item's vector is another. Both
/// are a vector of the item's own plus a linear map of its content; at each step the own part of some items is left out, and that of some
/// users (DropoutNet; Volkovs et al. 2017), so that content, and histories, learn to stand alone.
/// </summary>
internal sealed class TwoTowerNetwork : IVectorNetwork
{
    private const double Deviation = 0.1;
    private readonly RankerTask _task;
    private readonly VectorOptions _options;
    private readonly TowerOptions _towers;
    private readonly Interactions _chosen;
    private readonly VectorTable _users; // p
    private readonly ItemTower _items;
    private readonly ItemTower _history;
    private readonly bool[] _isKnown; // items with training rows
    private readonly bool[] _hasContent;
    private readonly bool[] _keepsItem; // at this step
    private readonly bool[] _keepsUser;
    private readonly VectorTable _sums; // of the histories of the batch's users
    private readonly Grouping _byUser = new();
    private readonly Grouping _byItem = new();
    private readonly int[] _targets;
    private readonly float[] _shares; // of each choice: the weight of the user's other items, below 0
    private readonly float[] _ones;
    private readonly Pull _pull = new();

    /// <param name="task">Who chose what, the items' content, the seed.</param>
    /// <param name="options">Sizes and steps.</param>
    /// <param name="towers">What only this network has.</param>
    public TwoTowerNetwork(RankerTask task, VectorOptions options, TowerOptions towers)
    {
        (_task, _options, _towers, _chosen) = (task, options, towers, task.Chosen);
        var (width, items, most) = (options.Factors + 1, _chosen.Items.Count, options.BatchOn(Math.Max(1, _chosen.Count)));
        var content = ItemContent.Of(task.Features, items, task.Threads);
        _isKnown = [.. Enumerable.Range(0, items).Select(item => !_chosen.UsersOf(item).IsEmpty)];
        _hasContent = content?.Has ?? new bool[items];
        _users = new(_chosen.Users.Count, width);
        if (towers.HasUsers) _users.Draw(RandomSource.For(task.Seed, "user vectors"), Deviation, options.Factors);
        _items = Tower("item vectors");
        _history = Tower("history vectors");
        (Users, _sums) = (new VectorTable(most, width), new VectorTable(_chosen.Users.Count, width));
        (_keepsItem, _keepsUser) = (new bool[items], new bool[_chosen.Users.Count]);
        (_targets, _shares) = (new int[most], new float[most]);
        _ones = new float[Math.Max(_chosen.Users.Count, items)];
        Array.Fill(_ones, 1);

        ItemTower Tower(string purpose) =>
            new(items, width, options.Factors, content, RandomSource.For(task.Seed, purpose), task.Threads);
    }

    /// <inheritdoc/>
    public VectorTable Users { get; }

    /// <inheritdoc/>
    public VectorTable Items => _items.Vectors;

    /// <inheritdoc/>
    public IReadOnlyList<VectorTable> Weights =>
    [
        .. _towers.HasUsers ? [_users] : Array.Empty<VectorTable>(),
        _items.Own,
        _history.Own,
        .. _items.Map is null ? [] : new[] { _items.Map, _history.Map! },
    ];

    /// <summary>Whether the own part of an item counts at the step.</summary>
    internal bool KeepsItem(int item) => _keepsItem[item];

    /// <summary>Whether that of a user does.</summary>
    internal bool KeepsUser(int user) => _keepsUser[user];

    /// <inheritdoc/>
    public void Forward(PairBatch batch, long step)
    {
        Drop(step);
        _items.Forward(_keepsItem);
        _history.Forward(_keepsItem);
        _byUser.Set(batch.Users.AsSpan(0, batch.Count), _sums.Rows);
        VectorTable.Each(_sums.Rows, _task.Threads, user =>
        {
            var own = _chosen.ItemsOf(user);
            if (!_byUser.Of(user).IsEmpty)
                PickedRows.Sum(_history.Vectors.Values, own, _ones, _sums.Row(user), accumulate: false);
        });
        VectorTable.Each(batch.Count, _task.Threads, choice =>
        {
            var (user, item) = (batch.Users[choice], batch.ItemsOf(choice)[0]);
            var others = _chosen.ItemsOf(user).Length - 1;
            var share = others > 0 ? MathF.Pow(others, -_towers.Power) : 0;
            (batch.Contexts[choice], _targets[choice], _shares[choice]) = (choice, item, -share);
            var target = Users.Row(choice);
            TensorPrimitives.Subtract(_sums.Row(user), _history.Vectors.Row(item), target);
            TensorPrimitives.Multiply(target, share, target);
            if (_keepsUser[user]) TensorPrimitives.Add(target, _users.Row(user), target);
            target[_options.Factors] = 1;
        });
    }

    /// <inheritdoc/>
    public void Backward(PairBatch batch)
    {
        for (var choice = 0; choice < batch.Count; choice++) Users.GradientOf(choice)[_options.Factors] = 0; // stays 1
        VectorTable.Each(_sums.Rows, _task.Threads, user =>
        {
            var sum = _sums.GradientOf(user);
            var own = _users.GradientOf(user);
            sum.Clear();
            own.Clear();
            foreach (var choice in _byUser.Of(user))
            {
                var gradient = Users.GradientOf(choice);
                TensorPrimitives.MultiplyAdd(gradient, -_shares[choice], sum, sum);
                if (_keepsUser[user]) TensorPrimitives.Add(own, gradient, own);
            }
        });
        _byItem.Set(_targets.AsSpan(0, batch.Count), Items.Rows);
        VectorTable.Each(Items.Rows, _task.Threads, item =>
        {
            var target = _history.Vectors.GradientOf(item);
            PickedRows.Sum(_sums.Gradient, _chosen.UsersOf(item), _ones, target, accumulate: false);
            foreach (var choice in _byItem.Of(item))
                TensorPrimitives.MultiplyAdd(Users.GradientOf(choice), _shares[choice], target, target);
        });
        _items.Backward(_keepsItem);
        _history.Backward(_keepsItem);
        _pull.Apply(batch, _users, _items.Own, _options.Factors, _options.Regularization);
        _pull.Apply(batch, users: null, _history.Own, _options.Factors, _options.Regularization);
    }

    /// <inheritdoc/>
    public VectorRanker Export()
    {
        _items.Forward(_isKnown);
        _history.Forward(_isKnown);
        var (users, items, history) = (
            (float[])_users.Values.Clone(), (float[])Items.Values.Clone(), (float[])_history.Vectors.Values.Clone());
        var (stride, start) = (Items.Stride, new float[Items.Stride]);
        start[_options.Factors] = 1;
        for (var user = 0; user < _chosen.Users.Count; user++)
        {
            if (_chosen.ItemsOf(user).IsEmpty) users.AsSpan(user * stride, stride).Clear();
            else users[(user * stride) + _options.Factors] = 1;
        }

        for (var item = 0; item < Items.Rows; item++)
        {
            history[(item * stride) + _options.Factors] = 0;
            if (_isKnown[item] || _hasContent[item]) continue;
            items.AsSpan(item * stride, stride).Clear();
            history.AsSpan(item * stride, stride).Clear();
        }

        var byContent = _isKnown.Zip(_hasContent, (known, has) => (byte)(!known && has ? 1 : 0)).ToArray();
        return new VectorRanker(users, items, history, start, _towers.Power)
        {
            AddsHistory = true,
            ByContent = byContent.Contains((byte)1) ? byContent : [],
        };
    }

    /// <summary>What is left out at a step: own parts of items with content, and of users.</summary>
    private void Drop(long step)
    {
        var (items, users) = (
            RandomSource.For(_task.Seed, "left-out items", (uint)step), RandomSource.For(_task.Seed, "left-out users", (uint)step));
        for (var item = 0; item < _keepsItem.Length; item++)
            _keepsItem[item] = _isKnown[item] && !(_hasContent[item] && items.Uniform((ulong)item) < _towers.Dropout);
        for (var user = 0; user < _keepsUser.Length; user++)
            _keepsUser[user] = _towers.HasUsers && users.Uniform((ulong)user) >= _towers.Dropout;
    }
}
