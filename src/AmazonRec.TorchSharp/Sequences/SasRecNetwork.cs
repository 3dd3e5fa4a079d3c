using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.TorchSharp.Native;
using TorchSharp;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>A <see cref="SasRecModule"/> that learns, by Adam, in libtorch's memory.</summary>
internal sealed class SasRecNetwork : IDisposable
{
    private readonly SasRecOptions _options;
    private readonly NetworkOptions _network;
    private readonly TorchWeight[] _weights;
    private readonly torch.Tensor[] _averages;
    private long _step;

    /// <param name="items">Items of the catalogue.</param>
    /// <param name="options">Sizes and seed.</param>
    /// <exception cref="IOException">libtorch can't be loaded; the message says why and what to do.</exception>
    public SasRecNetwork(int items, SasRecOptions options)
    {
        Libtorch.Load();
        (_options, _network) = (options, new NetworkOptions { Optimizer = new Adam(options.LearningRate) });
        // Layers of libtorch draw their start from its own generator, though another start, by the seed, takes its place.
        lock (RegisteredModule.Generator) Module = new SasRecModule(items, options);
        _weights = [.. Module.named_parameters().Select(
            named => new TorchWeight(new Weight(named.name, 1, (int)named.parameter.numel(), Init.Zeros), named.parameter, _network))];
        using var constant = torch.no_grad();
        _averages = [.. _weights.Select(weight => weight.Value.clone())];
    }

    /// <summary>The module.</summary>
    public SasRecModule Module { get; }

    /// <summary>One step; returns the batch's mean loss before it.</summary>
    public double Train(HistoryBatch batch)
    {
        FullSoftmax.TakeOneThread();
        using var scope = torch.NewDisposeScope();
        Module.train();
        Module.SetStep((uint)_step);
        var (loss, toDerive) = Loss(batch);
        var gradients = torch.autograd.grad([toDerive], [.. _weights.Select(weight => weight.Value)]);
        using var constant = torch.no_grad();
        foreach (var (at, weight) in _weights.Index())
            OptimizerStep.Apply(weight, new Gradient(gradients[at], Rows: null), _network, Step.At(_network.Optimizer, _step));
        Average();
        _step++;
        GC.KeepAlive(this);
        return loss.ToDouble();
    }

    /// <summary>The averages of all weights by name, as <see cref="SasRec"/> takes them.</summary>
    public IReadOnlyDictionary<string, Tensor> Export()
    {
        var weights = _weights.Zip(_averages).ToDictionary(
            pair => pair.First.Weight.Name,
            pair => new Tensor([.. pair.Second.shape.Select(length => (int)length)], pair.Second.data<float>().ToArray()));
        weights[SasRec.HeadsName] = Tensor.Of(new[] { _options.Heads });
        GC.KeepAlive(this);
        return weights;
    }

    /// <summary>Frees the memory at once; the collector would, later.</summary>
    public void Dispose()
    {
        foreach (var weight in _weights) weight.Dispose();
        foreach (var average in _averages) average.Dispose();
        Module.Dispose();
    }

    /// <summary>The mean loss of a batch, and a number whose gradients are the loss's. They belong to the caller's scope.</summary>
    internal (torch.Tensor Loss, torch.Tensor ToDerive) Loss(HistoryBatch batch)
    {
        var states = Module.call(torch.tensor(batch.Items, [batch.Rows, batch.Items.Length / batch.Rows]));
        var read = states.reshape(-1, _options.Width).index_select(0, torch.tensor(batch.Positions));
        return FullSoftmax.Of(read, Module.Table(), torch.tensor(batch.Targets), _options.Threads);
    }

    /// <summary>
    /// Moves the averages towards the weights: exponential averages have less of the last batches' noise than the weights themselves. The
    /// first steps count for more, so that no average remembers the start.
    /// </summary>
    private void Average()
    {
        var kept = Math.Min(_options.Averaging, (1.0 + _step) / (10 + _step));
        using Scalar keep = kept, add = 1 - kept;
        foreach (var (at, weight) in _weights.Index()) _averages[at].mul_(keep).add_(weight.Value, add);
    }
}
