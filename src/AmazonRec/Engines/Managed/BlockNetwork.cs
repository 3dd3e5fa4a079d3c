using AmazonRec.Compute;
using AmazonRec.Engines.Managed.Operations;
using AmazonRec.Engines.Managed.Ranks;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// Executes a graph in blocks of 128 rows. Every block goes forward and backward on one thread while it is in that core's cache; then the
/// weights move, each by one thread, in the order of the rows. So the bits do not depend on the number of threads.
/// </summary>
internal sealed partial class BlockNetwork : INetwork
{
    /// <summary>Rows predicted at once.</summary>
    private const int PredictionRows = 1024;

    private readonly (Model Graph, ModelShape Shape) _model;
    private readonly NetworkOptions _options;
    private readonly BlockOperation[] _operations;
    private readonly BlockOperation _output;
    private readonly List<IWeightStore> _weights;
    private readonly BlockPass _pass = new();
    private readonly (BlockOperation Operation, int Task)[] _prepare;
    private readonly (BlockOperation Operation, int Task)[] _catchUp;
    private readonly Action<BlockPass>[] _update;
    private readonly (BlockOperation Operation, int Task)[] _sweep;
    private readonly Action<int> _prepareTask;
    private readonly Action<int> _catchUpTask;
    private readonly Action<int> _trainTask;
    private readonly BatchStages? _stages;
    private readonly Action<int> _predictTask;
    private readonly Action<int> _updateTask;
    private readonly Action<int> _sweepTask;
    private readonly Lazy<ItemScorer?> _scorer;
    private readonly BlockOperation[] _fetch;
    private readonly GradientExchange? _exchange;
    private double[] _losses = [];

    /// <summary>A network with initial weights.</summary>
    public BlockNetwork(Model model, ModelShape shape, NetworkOptions options)
        : this(model, shape, options, other: null)
    {
        var whole = model.Weights(shape).ToDictionary(weight => weight.Name); // of which a rank may have a part
        foreach (var store in _weights)
        {
            var (all, columns) = (whole.GetValueOrDefault(store.Weight.Name, store.Weight), store.Weight.Columns);
            var from = options.Share?.RowsOf(all).First ?? 0;
            InitialWeights.Draw(all, options, from, store.Weight.Rows, (first, rows) =>
            {
                for (var row = 0; row < rows.Length / columns; row++) store.Write(0, first + row, rows.Slice(row * columns, columns));
            });
        }
    }

    private BlockNetwork(Model model, ModelShape shape, NetworkOptions options, BlockNetwork? other)
    {
        GroupLoss.Check(options);
        (_model, _options) = ((model, shape), options);
        var tables = other?._weights.OfType<EmbeddingTable>().ToDictionary(table => table.Weight.Name);
        _operations = [.. new Lowering(model, shape, options, tables).Run()];
        _output = _operations[^1];
        _weights = [.. _operations.SelectMany(o => o.Weights)];
        (_prepare, _catchUp) = (Tasks(o => o.PrepareTasks), Tasks(o => o.CatchUpTasks));
        (_update, _sweep) = (UpdateOrder(), Tasks(o => o.SweepTasks));
        _prepareTask = i => _prepare[i].Operation.Prepare(_prepare[i].Task, _pass);
        _catchUpTask = i => _catchUp[i].Operation.CatchUp(_catchUp[i].Task);
        _updateTask = i => _update[i](_pass);
        _sweepTask = i => _sweep[i].Operation.Sweep(_sweep[i].Task, _pass);
        _trainTask = Train;
        if (_operations.Any(o => o.WaitsForBatch)) _stages = new BatchStages(_operations, _pass, Losses, Run);
        _fetch = [.. _operations.Where(o => o.Fetches)];
        if (options.Share is { } share) _exchange = new GradientExchange(share.Team, _operations);
        _scorer = new(() => _fetch.Length > 0 ? null : ItemScorer.For(_operations, shape.Items, options.Threads, other?._scorer.Value));
        _predictTask = Predict;
    }

    public double TrainBatch(Batch batch, Step step)
    {
        GroupLoss.Check(_options, batch);
        Begin(batch.Users, batch.Items, batch.Ratings, training: true, step);
        if (_options.Share is { } share) _pass.Divide(batch.Whole, batch.Places, share.Team);
        Forget();
        if (_losses.Length < _pass.Blocks) _losses = new double[_pass.Blocks];
        foreach (var operation in _fetch) operation.Fetch(_pass);
        Run(_prepare.Length, _prepareTask);
        Run(_catchUp.Length, _catchUpTask);
        if (_stages is null) Workers.Shared.RunTowards(_pass.Blocks, _options.Threads, _trainTask);
        else _stages.Run();
        Workers.Shared.RunTowards(_update.Length, _options.Threads, _updateTask);
        var loss = 0.0;
        for (var block = 0; block < _pass.Blocks; block++) loss += _losses[block];
        if (_exchange is not null)
        {
            loss = _exchange.Run(step, loss);
            foreach (var operation in _operations) operation.Step(_pass);
        }

        Run(_sweep.Length, _sweepTask);
        return loss / batch.Whole;
    }

    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions) =>
        PredictTogether(users, items, predictions, users.Length);

    /// <summary>As <see cref="Predict(ReadOnlySpan{int}, ReadOnlySpan{int}, Span{float})"/>, beside ranks that predict more rows.</summary>
    /// <param name="users">Codes of users.</param>
    /// <param name="items">Codes of items.</param>
    /// <param name="predictions">Receives as many.</param>
    /// <param name="most">The most rows that any rank predicts: all ranks fetch rows as often.</param>
    public void PredictTogether(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions, int most)
    {
        Settle();
        for (var start = 0; start < (_fetch.Length > 0 ? most : users.Length); start += PredictionRows)
        {
            var count = Math.Clamp(users.Length - start, 0, PredictionRows);
            var first = Math.Min(start, users.Length);
            Begin(users.Slice(first, count), items.Slice(first, count), default, training: false, default);
            foreach (var operation in _fetch) operation.Fetch(_pass);
            Run(_pass.Blocks, _predictTask);
            for (var block = 0; block < _pass.Blocks; block++)
                _output.Value.Block(block)[.._pass.RowsOf(block)].CopyTo(predictions[(start + (block * Panels.BlockRows))..]);
        }
    }

    public void PredictAllItems(int user, Span<float> predictions)
    {
        if (_scorer.Value is { } scorer)
        {
            Settle();
            scorer.Score([user], predictions);
            return;
        }

        var users = new int[PredictionRows];
        var items = new int[PredictionRows];
        Array.Fill(users, user);
        for (var start = 0; start < predictions.Length; start += PredictionRows)
        {
            var count = Math.Min(PredictionRows, predictions.Length - start);
            for (var i = 0; i < count; i++) items[i] = start + i;
            Predict(users.AsSpan(0, count), items.AsSpan(0, count), predictions.Slice(start, count));
        }
    }

    public void PredictAllItems(ReadOnlySpan<int> users, Span<float> predictions)
    {
        if (users.IsEmpty) return;
        var items = predictions.Length / users.Length;
        if (_scorer.Value is { } scorer)
        {
            Settle();
            for (var start = 0; start < users.Length; start += ItemScorer.MostUsers)
            {
                var some = users.Slice(start, Math.Min(ItemScorer.MostUsers, users.Length - start));
                scorer.Score(some, predictions.Slice(start * items, some.Length * items));
            }

            return;
        }

        for (var i = 0; i < users.Length; i++) PredictAllItems(users[i], predictions.Slice(i * items, items));
    }

    public INetwork Beside()
    {
        Settle();
        var twin = new BlockNetwork(_model.Graph, _model.Shape, _options with { Threads = 1 }, this);
        foreach (var (own, store) in twin._weights.Zip(_weights))
        {
            if (ReferenceEquals(own, store)) continue;
            var values = new float[store.Weight.Columns];
            for (var row = 0; row < store.Weight.Rows; row++)
            {
                store.Read(0, row, values);
                own.Write(0, row, values);
            }
        }

        return twin;
    }

    public void WriteRow(string weight, int row, ReadOnlySpan<float> values)
    {
        IWeightStore? store = null;
        foreach (var one in _weights)
            if (one.Weight.Name == weight) store = one; // without garbage: it is called for millions of rows
        StateNames.CheckRow(store?.Weight, weight, row, values.Length);
        Settle();
        store!.Write(0, row, values);
        if (store.Weight.Entity != Entity.User) Forget(); // what the scorer keeps is the items'
    }

    private void Forget()
    {
        if (_scorer.IsValueCreated) _scorer.Value?.Forget();
    }

    /// <summary>Rows that dense momentum still moves are brought up to date before anyone looks.</summary>
    private void Settle()
    {
        foreach (var store in _weights) store.Settle();
    }

    private void Begin(ReadOnlySpan<int> users, ReadOnlySpan<int> items, ReadOnlySpan<float> ratings, bool training, Step step)
    {
        _pass.Begin(users, items, ratings, training, step);
        foreach (var operation in _operations) operation.Reserve(_pass.Blocks);
    }

    private void Run(int tasks, Action<int> task)
    {
        if (tasks > 0) Workers.Shared.Run(tasks, _options.Threads, task);
    }

    private void Train(int block)
    {
        Predict(block);
        Losses(block);
        for (var i = _operations.Length - 1; i >= 0; i--)
            if (_operations[i].NeedsGradient) _operations[i].Backward(block, _pass);
    }

    private void Predict(int block)
    {
        foreach (var operation in _operations) operation.Forward(block, _pass);
    }

    private (BlockOperation Operation, int Task)[] Tasks(Func<BlockOperation, int> count) =>
        [.. _operations.SelectMany(o => Enumerable.Range(0, count(o)).Select(task => (o, task)))];

    /// <summary>
    /// First halves for those who come from the front, second halves for those who come from the end, in the same order, and between them
    /// what needs no order.
    /// </summary>
    private Action<BlockPass>[] UpdateOrder()
    {
        var halved = Tasks(o => o.HalvedUpdateTasks);
        return
        [
            .. halved.Select(t => new Action<BlockPass>(pass => t.Operation.UpdateHalf(t.Task, second: false, pass))),
            .. Tasks(o => o.UpdateTasks).Select(t => new Action<BlockPass>(pass => t.Operation.Update(t.Task, pass))),
            .. halved.Reverse().Select(t => new Action<BlockPass>(pass => t.Operation.UpdateHalf(t.Task, second: true, pass))),
        ];
    }
}
