using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using AmazonRec.Models;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Layers;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Engines.Managed.Gibbs;

/// <summary>
/// Rows of rounds that <see cref="GibbsSampling"/> draws: a step is a round over all training rows. Of more rounds than the rows have room
/// for, the last are kept. Before the first that is kept, the last one drawn predicts alone.
/// </summary>
internal sealed class GibbsNetwork : INetwork
{
    private readonly GibbsSampling _options;
    private readonly int _rounds;
    private readonly GibbsSampler _sampler;
    private readonly RatedPairs _rated;
    private readonly SampledRows _rows;
    private readonly Clip? _clip;
    private readonly Weight _user;
    private readonly Weight _item;
    private readonly Weight _offset;
    private readonly RoundTable _users;
    private readonly RoundTable _items;
    private int _kept; // rounds, those that others took the place of included
    private int _blocks; // of a row, that hold something
    private int _divisor; // of a product: as many, unless they come divided
    private float _mean;

    /// <summary>A network before its first round.</summary>
    /// <exception cref="ArgumentException">The model is another graph, or an option does not fit this algorithm.</exception>
    public GibbsNetwork(Model model, ModelShape shape, NetworkOptions options, GibbsSampling gibbs)
    {
        if (options.Loss != Loss.Mse)
            throw new ArgumentException("Gibbs sampling takes ratings to lie around predictions normally: --loss mse.");
        gibbs.Validate();
        if (options.Rated is not { Ratings.Length: > 0 } rated)
            throw new ArgumentException("Gibbs sampling takes all training rows at once: give the network the rated pairs and ratings.");
        if (gibbs.Drift && rated.Times.Length != rated.Ratings.Length)
            throw new ArgumentException("Biases that drift need the time of each training row: give the network the rated pairs' times.");
        (_options, _rounds, _rated) = (gibbs, options.Epochs, rated);
        var graph = SampledGraph.FromModel(model);
        (_rows, _clip) = (graph.Rows, graph.Clip);
        (_user, _item, _offset) = (WeightOf(graph.User), WeightOf(graph.Item), WeightOf(graph.Offset));
        (_users, _items) = (new(Entity.User, _rows, shape.Users), new(Entity.Item, _rows, shape.Items));
        _mean = InitialWeights.Draw(_offset, options)[0];
        _sampler = new GibbsSampler(rated.Users, rated.Items, rated.Ratings, options.RatingMean, shape, new SamplerOptions
        {
            Factors = _rows.Factors,
            Zeros = gibbs.ZerosOn(rated.Ratings.Length, shape),
            WhoRatedWhat = gibbs.WhoRatedWhat,
            Scatter = gibbs.Scatter,
            Seed = options.Seed,
            Threads = options.Threads,
        }, options.Features, gibbs.Drift ? rated.Times : null);
        Keep(place: 0);

        Weight WeightOf(Layer layer) => model.WeightsOf(layer, shape)[0];
    }

    /// <inheritdoc/>
    /// <remarks>The errors are those of the round before, before clipping.</remarks>
    public double TrainBatch(Batch batch, Step step)
    {
        if (batch.Count != _rated.Ratings.Length)
            throw new ArgumentException(
                $"Gibbs sampling takes all {_rated.Ratings.Length:N0} training rows at once, not a batch of {batch.Count:N0}.");
        var loss = _sampler.Draw();
        if (_options.Keeps(_sampler.Rounds, _rounds)) Keep(_kept++ % _rows.Rounds);
        else if (_kept == 0) Keep(place: 0);
        return loss;
    }

    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        for (var row = 0; row < users.Length; row++) predictions[row] = Score(users[row], items[row]);
        Clip(predictions[..users.Length]);
    }

    public void PredictAllItems(int user, Span<float> predictions)
    {
        for (var item = 0; item < predictions.Length; item++) predictions[item] = Score(user, item);
        Clip(predictions);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Export()
    {
        return new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            [_user.Name] = Divided(_users, _user),
            [_item.Name] = Divided(_items, _item),
            [_offset.Name] = new([1, 1], new[] { _mean }),
        };

        Tensor Divided(RoundTable table, Weight weight)
        {
            var values = new float[table.Values.Length];
            TensorPrimitives.Multiply(table.Values, 1 / MathF.Sqrt(_divisor), values);
            return new Tensor([weight.Rows, weight.Columns], values);
        }
    }

    /// <inheritdoc/>
    /// <remarks>What predictions are made of; sampling goes on from where it was.</remarks>
    public void Import(IReadOnlyDictionary<string, Tensor> weights)
    {
        StateNames.Find(weights, _user.Name, _user).CopyTo(_users.Values, 0);
        StateNames.Find(weights, _item.Name, _item).CopyTo(_items.Values, 0);
        _mean = StateNames.Find(weights, _offset.Name, _offset)[0];
        (_kept, _blocks, _divisor) = (0, _rows.Rounds, 1);
    }

    public void WriteRow(string weight, int row, ReadOnlySpan<float> values)
    {
        var target = new[] { _user, _item, _offset }.FirstOrDefault(w => w.Name == weight);
        StateNames.CheckRow(target, weight, row, values.Length);
        if (target == _offset) _mean = values[0];
        else
            TensorPrimitives.Multiply(
                values, MathF.Sqrt(_divisor), (target == _user ? _users : _items).Values.AsSpan(row * _rows.Width, _rows.Width));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// <c>NAME#rounds</c>: the rows before they are divided; <c>gibbs.*</c>: weights, sums and errors of the sampler in double precision, as
    /// 64-bit words.
    /// </remarks>
    public IReadOnlyDictionary<string, Tensor> ExportState()
    {
        var state = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            [StateNames.Rounds(_user.Name)] = new([_user.Rows, _user.Columns], _users.Values.Clone() as float[] ?? []),
            [StateNames.Rounds(_item.Name)] = new([_item.Rows, _item.Columns], _items.Values.Clone() as float[] ?? []),
            [_offset.Name] = new([1, 1], new[] { _mean }),
            ["gibbs.held"] = Tensor.Of(new[] { _kept, _blocks, _divisor }),
        };
        foreach (var (name, values) in _sampler.State())
            state[$"gibbs.{name}"] = Tensor.Of(MemoryMarshal.Cast<double, long>(values).ToArray());
        return state;
    }

    public void ImportState(IReadOnlyDictionary<string, Tensor> state)
    {
        StateNames.Find(state, StateNames.Rounds(_user.Name), _user).CopyTo(_users.Values, 0);
        StateNames.Find(state, StateNames.Rounds(_item.Name), _item).CopyTo(_items.Values, 0);
        _mean = StateNames.Find(state, _offset.Name, _offset)[0];
        var held = Words<int>("held", 3);
        (_kept, _blocks, _divisor) = (held[0], held[1], held[2]);
        _sampler.Continue((name, length) => MemoryMarshal.Cast<long, double>(Words<long>(name, length)).ToArray());

        T[] Words<T>(string name, int length) where T : unmanaged =>
            state.TryGetValue($"gibbs.{name}", out var tensor) && tensor.Values is T[] values && values.Length == length
                ? values
                : throw new FormatException($"The sampler's '{name}' is missing, or not {length:N0} numbers.");
    }

    private void Keep(int place)
    {
        var deviation = Math.Sqrt(_sampler.Noise);
        var (users, items) = _sampler.Drift?.At(_rated.Horizon) ?? (null, null);
        _users.Write(place, _sampler.Users, deviation, users);
        _items.Write(place, _sampler.Items, deviation: 1, items);
        _blocks = Math.Clamp(_kept, 1, _rows.Rounds);
        _divisor = _blocks;
    }

    private float Score(int user, int item) =>
        _mean + (TensorPrimitives.Dot(_users.Row(user, _blocks), _items.Row(item, _blocks)) / _divisor);

    private void Clip(Span<float> predictions)
    {
        if (_clip is not null) TensorPrimitives.Clamp(predictions, _clip.Min, _clip.Max, predictions);
    }
}
