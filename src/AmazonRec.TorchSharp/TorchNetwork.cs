using AmazonRec.Engines;
using AmazonRec.Models;
using TorchSharp;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.TorchSharp;

/// <summary>
/// A model on a device. Weights, moments and features stay there; a batch brings its codes and ratings along and takes its loss back. All
/// tensors of a batch are freed at its end. TorchSharp passes a tensor's handle on and lets go of the tensor: a network that nobody holds
/// any more could be collected in its last call, and its weights freed while libtorch reads them. So every call keeps it to its end.
/// </summary>
internal sealed class TorchNetwork : INetwork, IDisposable
{
    /// <summary>Rows predicted at once: enough to keep a card busy, few enough for its memory.</summary>
    private const int PredictionRows = 1 << 16;

    private readonly ModelShape _shape;
    private readonly NetworkOptions _options;
    private readonly torch.Device _device;
    private readonly torch.ScalarType _type;
    private readonly GraphModule _graph;
    private readonly ReadRows _users;
    private readonly ReadRows _items;

    /// <param name="model">The graph.</param>
    /// <param name="shape">Rows of the embeddings.</param>
    /// <param name="options">Loss, optimiser, seed, features.</param>
    /// <param name="device">Where it lives.</param>
    /// <param name="type">Single precision, or double for what others are held to.</param>
    /// <param name="ownDropout">Whether dropout is libtorch's own.</param>
    public TorchNetwork(
        Model model, ModelShape shape, NetworkOptions options, torch.Device device, torch.ScalarType type, bool ownDropout = false)
    {
        GroupLoss.Check(options);
        (_shape, _options, _device, _type) = (shape, options, device, type);
        _graph = new GraphModule(model, shape, options, device, type, ownDropout);
        (_users, _items) = (new ReadRows(shape.Users), new ReadRows(shape.Items));
    }

    /// <summary>The model as a module.</summary>
    internal GraphModule Graph => _graph;

    public double TrainBatch(Batch batch, Step step)
    {
        using var scope = torch.NewDisposeScope();
        var (loss, gradients) = Gradients(batch, step);
        using (torch.no_grad())
        {
            foreach (var (weight, gradient) in gradients) OptimizerStep.Apply(weight, gradient, _options, step);
        }

        GC.KeepAlive(this);
        return loss.ToDouble();
    }

    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        for (var start = 0; start < users.Length; start += PredictionRows)
        {
            using var scope = torch.NewDisposeScope();
            var count = Math.Min(PredictionRows, users.Length - start);
            var pass = new Pass(
                Codes(users.Slice(start, count), Entity.User), Codes(items.Slice(start, count), Entity.Item), trainingStep: null);
            Read(pass, predictions.Slice(start, count));
        }

        GC.KeepAlive(this);
    }

    public void PredictAllItems(int user, Span<float> predictions)
    {
        Check([user], Entity.User);
        for (var start = 0; start < predictions.Length; start += PredictionRows)
        {
            using var scope = torch.NewDisposeScope();
            var count = Math.Min(PredictionRows, predictions.Length - start);
            var users = new EntityRows(Numbers.Range(user, 1, _device).expand(count));
            var items = new EntityRows(Numbers.Range(start, count, _device));
            Read(new Pass(users, items, trainingStep: null), predictions.Slice(start, count));
        }

        GC.KeepAlive(this);
    }

    public IReadOnlyDictionary<string, Tensor> Export()
    {
        var weights = _graph.Weights.ToDictionary(w => w.Weight.Name, w => TensorOf(w.Weight, w.Value), StringComparer.Ordinal);
        GC.KeepAlive(this);
        return weights;
    }

    public void Import(IReadOnlyDictionary<string, Tensor> weights)
    {
        foreach (var weight in _graph.Weights) Copy(weights, weight.Weight.Name, weight.Weight, weight.Value);
        GC.KeepAlive(this);
    }

    public void WriteRow(string weight, int row, ReadOnlySpan<float> values)
    {
        var found = _graph.Weights.FirstOrDefault(w => w.Weight.Name == weight);
        StateNames.CheckRow(found?.Weight, weight, row, values.Length);
        using var scope = torch.NewDisposeScope();
        using var constant = torch.no_grad();
        var target = found!.Value.select(0, row);
        target.copy_(torch.tensor(values.ToArray(), target.shape, torch.float32, _device));
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    /// <remarks>A moment that the optimiser does not keep is zero, as on every engine.</remarks>
    public IReadOnlyDictionary<string, Tensor> ExportState()
    {
        var state = new Dictionary<string, Tensor>(Export(), StringComparer.Ordinal);
        foreach (var weight in _graph.Weights)
        {
            state[StateNames.Moment1(weight.Weight.Name)] = TensorOf(weight.Weight, weight.Moment1);
            state[StateNames.Moment2(weight.Weight.Name)] = TensorOf(weight.Weight, weight.Moment2);
        }

        GC.KeepAlive(this);
        return state;
    }

    public void ImportState(IReadOnlyDictionary<string, Tensor> state)
    {
        StateNames.RefuseLag(state);
        Import(state);
        foreach (var weight in _graph.Weights)
        {
            Copy(state, StateNames.Moment1(weight.Weight.Name), weight.Weight, weight.Moment1);
            if (weight.Moment2 is not null) Copy(state, StateNames.Moment2(weight.Weight.Name), weight.Weight, weight.Moment2);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Frees the device's memory at once; the collector would, later.</summary>
    public void Dispose()
    {
        foreach (var weight in _graph.Weights) weight.Dispose();
        _graph.Dispose();
    }

    /// <summary>The mean loss of a batch and its gradients. They belong to the caller's scope.</summary>
    internal (torch.Tensor Loss, IReadOnlyList<(TorchWeight Weight, Gradient Gradient)> Gradients) Gradients(Batch batch, Step step)
    {
        GroupLoss.Check(_options, batch);
        TakeThreads();
        var pass = new Pass(Training(batch.Users, Entity.User, _users), Training(batch.Items, Entity.Item, _items), (uint)step.Number);
        var ratings = torch.from_array(batch.Ratings.ToArray(), _type, _device);
        var loss = LossTensor.Value(_options.Loss, _graph.call(pass).reshape(-1), ratings, _options.GroupSize);
        var gradients = pass.GradientsOf(loss);
        GC.KeepAlive(this);
        return (loss, gradients);
    }

    private static Tensor TensorOf(Weight weight, torch.Tensor? values)
    {
        if (values is null) return new Tensor([weight.Rows, weight.Columns], new float[(long)weight.Rows * weight.Columns]);
        using var scope = torch.NewDisposeScope();
        return new Tensor([weight.Rows, weight.Columns], values.detach().to_type(torch.float32).cpu().contiguous().data<float>().ToArray());
    }

    private void Copy(IReadOnlyDictionary<string, Tensor> tensors, string name, Weight weight, torch.Tensor target)
    {
        using var scope = torch.NewDisposeScope();
        using var constant = torch.no_grad();
        target.copy_(torch.tensor(StateNames.Find(tensors, name, weight), target.shape, torch.float32, _device));
    }

    private void Read(Pass pass, Span<float> predictions)
    {
        TakeThreads();
        using var constant = torch.no_grad();
        _graph.call(pass).to_type(torch.float32).cpu().data<float>().CopyTo(predictions);
    }

    private EntityRows Training(ReadOnlySpan<int> codes, Entity entity, ReadRows read)
    {
        var all = Codes(codes, entity);
        var (rows, slots) = read.Of(codes);
        return all with { Read = (torch.from_array(rows, torch.int64, _device), torch.from_array(slots, torch.int64, _device)) };
    }

    private EntityRows Codes(ReadOnlySpan<int> codes, Entity entity)
    {
        Check(codes, entity);
        return new EntityRows(torch.from_array(codes.ToArray(), torch.int64, _device));
    }

    /// <summary>Refuses codes that there are no rows for: a card would stop for good where the processor throws.</summary>
    private void Check(ReadOnlySpan<int> codes, Entity entity)
    {
        var count = _shape.Of(entity);
        foreach (var code in codes)
            if ((uint)code >= (uint)count)
                throw new ArgumentOutOfRangeException(nameof(codes), $"The model has {count} rows of {entity}s; {code} is none of them.");
    }

    /// <summary>libtorch has one number of threads for the whole process, so every call sets its own.</summary>
    private void TakeThreads()
    {
        if (torch.get_num_threads() != _options.Threads) torch.set_num_threads(_options.Threads);
    }
}
