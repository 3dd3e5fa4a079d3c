using AmazonRec.Data.Storage;
using AmazonRec.Engines;

namespace AmazonRec.Rankers.Networks;

/// <summary>
/// NeuMF that begins with what GMF and MLP learned each by itself (He et al. 2017, section 3.4.1), the last unit's weights being half of
/// theirs (eq. 13, α = .5). It then learns by plain SGD, as published: Adam would need what it remembers of the steps before.
/// </summary>
internal static class Pretraining
{
    private const float TradeOff = 0.5f;

    /// <summary>Fits all three.</summary>
    /// <param name="task">Who chose what.</param>
    /// <param name="options">Of the whole.</param>
    /// <param name="productEpochs">Epochs of GMF, at most.</param>
    /// <param name="towerEpochs">Epochs of MLP, at most.</param>
    public static (NetworkRanker Whole, int ProductEpochs, int TowerEpochs) Fit(
        RankerTask task, NetworkRankerOptions options, int productEpochs, int towerEpochs)
    {
        var product = NetworkTraining.Fit(Third(task, 0), options with { HasTower = false, Epochs = productEpochs });
        var tower = NetworkTraining.Fit(Third(task, 1), options with { HasProduct = false, Epochs = towerEpochs });
        var plain = options with { Optimizer = new Sgd(options.Optimizer.LearningRate) };
        var whole = NetworkTraining.Fit(Third(task, 2), plain, Joined(product.Weights, tower.Weights));
        return (whole, product.Epoch, tower.Epoch);
    }

    /// <summary>The weights of both in one network.</summary>
    private static Dictionary<string, Tensor> Joined(IReadOnlyDictionary<string, Tensor> product, IReadOnlyDictionary<string, Tensor> tower)
    {
        var joined = new Dictionary<string, Tensor>(product);
        foreach (var (name, tensor) in tower) joined[name] = tensor;
        float[] kernel = [.. Half(NetworkGraph.OutKernel, product), .. Half(NetworkGraph.OutKernel, tower)];
        joined[NetworkGraph.OutKernel] = new Tensor([kernel.Length, 1], kernel);
        if (!product.ContainsKey(NetworkGraph.OutBias)) return joined;
        var bias = Half(NetworkGraph.OutBias, product)[0] + Half(NetworkGraph.OutBias, tower)[0];
        joined[NetworkGraph.OutBias] = new Tensor([1, 1], new[] { bias });
        return joined;

        static float[] Half(string name, IReadOnlyDictionary<string, Tensor> weights) =>
            Array.ConvertAll(weights[name].As<float>(), value => TradeOff * value);
    }

    private static RankerTask Third(RankerTask task, int part) =>
        task.Progress is { } all ? task with { Progress = new Share(all, part) } : task;

    private sealed class Share(IProgress<double> all, int part) : IProgress<double>
    {
        public void Report(double value) => all.Report((part + value) / 3);
    }
}
