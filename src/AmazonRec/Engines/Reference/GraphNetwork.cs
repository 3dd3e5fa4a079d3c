using System.Numerics;
using AmazonRec.Compute;
using AmazonRec.Engines.Reference.Operations;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Storage;

namespace AmazonRec.Engines.Reference;

/// <summary>
/// Executes any graph of layers, forward and backward, layer by layer and row by row. Plain on purpose: in double precision it is the
/// reference that golden values and gradient checks hold.
/// </summary>
internal sealed class GraphNetwork<T> : INetwork
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Rows predicted at once: enough to amortise a pass, few enough to stay in cache.</summary>
    private const int PredictionRows = 1024;

    private readonly NetworkOptions _options;
    private readonly List<Operation<T>> _operations = [];
    private readonly Dictionary<string, Parameter<T>> _parameters = new(StringComparer.Ordinal);
    private readonly Operation<T> _output;
    private readonly Pass _pass = new();

    public GraphNetwork(Model model, ModelShape shape, NetworkOptions options)
    {
        _options = options;
        foreach (var weight in model.Weights(shape))
        {
            var parameter = new Parameter<T>(weight);
            var initial = InitialWeights.Of(weight, options);
            for (var i = 0; i < initial.Length; i++) parameter.Value[i] = T.CreateChecked(initial[i]);
            _parameters.Add(weight.Name, parameter);
        }

        var lowered = new Dictionary<Layer, Operation<T>>(ReferenceEqualityComparer.Instance);
        foreach (var layer in model.Layers) _operations.Add(lowered[layer] = Lower(layer, model, shape, lowered));
        _output = lowered[model.Output];
    }

    public IReadOnlyDictionary<string, Parameter<T>> Parameters => _parameters;

    public double TrainBatch(Batch batch, Step step)
    {
        var loss = Gradients(batch, step);
        foreach (var parameter in _parameters.Values)
        {
            OptimizerStep<T>.Apply(parameter, _options.Optimizer, step, _options.Updates);
            parameter.ClearGradient();
        }

        return loss;
    }

    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        for (var start = 0; start < users.Length; start += PredictionRows)
        {
            var count = Math.Min(PredictionRows, users.Length - start);
            Forward(users.Slice(start, count), items.Slice(start, count), training: false, step: 0);
            for (var row = 0; row < count; row++) predictions[start + row] = float.CreateTruncating(_output.Output[row]);
        }
    }

    public void PredictAllItems(int user, Span<float> predictions)
    {
        var users = new int[predictions.Length];
        Array.Fill(users, user);
        Predict(users, [.. Enumerable.Range(0, predictions.Length)], predictions);
    }

    public IReadOnlyDictionary<string, Tensor> Export() => _parameters.ToDictionary(p => p.Key, p => TensorOf(p.Value, p.Value.Value), StringComparer.Ordinal);

    public void Import(IReadOnlyDictionary<string, Tensor> weights)
    {
        foreach (var (name, parameter) in _parameters) Copy(weights, name, parameter, parameter.Value);
    }

    public IReadOnlyDictionary<string, Tensor> ExportState()
    {
        var state = new Dictionary<string, Tensor>(Export(), StringComparer.Ordinal);
        foreach (var (name, parameter) in _parameters)
        {
            state[StateNames.Moment1(name)] = TensorOf(parameter, parameter.Moment1);
            state[StateNames.Moment2(name)] = TensorOf(parameter, parameter.Moment2);
        }

        return state;
    }

    public void WriteRow(string weight, int row, ReadOnlySpan<float> values)
    {
        var parameter = _parameters.GetValueOrDefault(weight);
        StateNames.CheckRow(parameter?.Weight, weight, row, values.Length);
        for (var column = 0; column < values.Length; column++) parameter!.Value[(row * values.Length) + column] = T.CreateChecked(values[column]);
    }

    public void ImportState(IReadOnlyDictionary<string, Tensor> state)
    {
        StateNames.RefuseLag(state);
        Import(state);
        foreach (var (name, parameter) in _parameters)
        {
            Copy(state, StateNames.Moment1(name), parameter, parameter.Moment1);
            Copy(state, StateNames.Moment2(name), parameter, parameter.Moment2);
        }
    }

    /// <summary>Leaves the gradients of a batch's mean loss in <see cref="Parameters"/>; returns that loss.</summary>
    internal double Gradients(Batch batch, Step step)
    {
        Forward(batch.Users, batch.Items, training: true, step.Number);
        var loss = 0.0;
        var scale = T.One / T.CreateChecked(batch.Count);
        for (var row = 0; row < batch.Count; row++)
        {
            var error = _output.Output[row] - T.CreateChecked(batch.Ratings[row]);
            loss += double.CreateChecked(_options.Loss == Loss.Mse ? error * error : T.Abs(error));
            _output.Gradient[row] = scale * (_options.Loss == Loss.Mse ? error + error : T.CreateChecked(T.Sign(error)));
        }

        for (var i = _operations.Count - 1; i >= 0; i--) _operations[i].Backward(_pass);
        return loss / batch.Count;
    }

    private static Tensor TensorOf(Parameter<T> parameter, T[] values) =>
        new([parameter.Weight.Rows, parameter.Columns], Array.ConvertAll(values, float.CreateTruncating));

    private static void Copy(IReadOnlyDictionary<string, Tensor> tensors, string name, Parameter<T> parameter, T[] target)
    {
        var values = StateNames.Find(tensors, name, parameter.Weight);
        for (var i = 0; i < values.Length; i++) target[i] = T.CreateChecked(values[i]);
    }

    private void Forward(ReadOnlySpan<int> users, ReadOnlySpan<int> items, bool training, long step)
    {
        _pass.Begin(users, items, training, step);
        foreach (var operation in _operations)
        {
            operation.Begin(_pass);
            operation.Forward(_pass);
        }
    }

    private Operation<T> Lower(Layer layer, Model model, ModelShape shape, Dictionary<Layer, Operation<T>> lowered)
    {
        var inputs = layer.Inputs.Select(input => lowered[input]).ToArray();
        var weights = model.WeightsOf(layer, shape).Select(w => _parameters[w.Name]).ToArray();
        return layer switch
        {
            Embedding embedding => new EmbeddingOperation<T>(embedding.Entity, weights[0]),
            Bias bias => new EmbeddingOperation<T>(bias.Entity, weights[0]),
            Offset => new OffsetOperation<T>(weights[0]),
            FeatureVector features => new FeaturesOperation<T>(ItemFeatures.Find(_options.Features, features.Source, features.Width, shape.Items)),
            Dense dense => new DenseOperation<T>(inputs[0], weights[0], weights[1], dense.Activation),
            Dropout dropout => new DropoutOperation<T>(inputs[0], dropout.Rate, RandomSource.For(_options.Seed, $"dropout {model.NameOf(layer)}")),
            Dot dot => new DotOperation<T>(inputs[0], inputs[1], dot.Normalize),
            Multiply => new MultiplyOperation<T>(inputs[0], inputs[1]),
            Concat => new ConcatOperation<T>(inputs),
            Add => new AddOperation<T>(inputs),
            ScaleToRange scale => new ScaleToRangeOperation<T>(inputs[0], scale.Min, scale.Max),
            Clip clip => new ClipOperation<T>(inputs[0], clip.Min, clip.Max),
            _ => throw new NotSupportedException($"The managed engine has no layer {layer.GetType().Name}."),
        };
    }
}
