using System.Numerics.Tensors;
using AmazonRec.Compute;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Rankers.Networks;

/// <summary>
/// Scores all items by a network's weights, 32 items at a time: matrices are [units][32 items], so that no layer is padded to more than a
/// multiple of 8 units. What the tower's first layer makes of the items is computed once. Serves several callers at a time.
/// </summary>
internal sealed class NetworkScorer
{
    private const int Least = Panels.TileRows;

    private readonly int _factors;
    private readonly float[] _products = []; // [panel][factor][32 items]
    private readonly float[] _productOut = []; // [factor]
    private readonly float[] _sums = []; // [panel][unit][32 items]: of the first layer, without the user's half
    private readonly float[] _userKernel = []; // [input][unit], rows of whole tiles
    private readonly Layer[] _layers = []; // from the second on, and the last unit
    private readonly float[] _firstBias = [];
    private readonly float _bias;

    public NetworkScorer(IReadOnlyDictionary<string, Tensor> weights, int threads)
    {
        var output = weights[NetworkGraph.OutKernel].As<float>();
        _bias = weights.TryGetValue(NetworkGraph.OutBias, out var bias) ? bias.As<float>()[0] : 0;
        if (weights.TryGetValue(NetworkGraph.ProductItems, out var items))
        {
            _factors = items.Shape[1];
            var all = Panels.Count(items.Shape[0]);
            _productOut = output[.._factors];
            _products = new float[(long)all * _factors * Panels.Width];
            Workers.Shared.Run(all, threads, panel => Turn(items, panel, _products.AsSpan(panel * _factors * Panels.Width)));
        }

        if (!weights.TryGetValue(NetworkGraph.TowerItems, out var read)) return;
        var (kernel, inputs) = (weights[NetworkGraph.KernelOf(0)], read.Shape[1]);
        _firstBias = Padded(weights[NetworkGraph.BiasOf(0)].As<float>());
        var (values, units, whole) = (kernel.As<float>(), kernel.Shape[1], _firstBias.Length);
        _userKernel = new float[inputs * whole];
        for (var input = 0; input < inputs; input++) values.AsSpan(input * units, units).CopyTo(_userKernel.AsSpan(input * whole));
        var layers = new List<Layer>();
        for (var layer = 1; weights.TryGetValue(NetworkGraph.KernelOf(layer), out var next); layer++)
            layers.Add(new Layer(next.As<float>(), next.Shape[0], next.Shape[1], weights[NetworkGraph.BiasOf(layer)].As<float>()));
        var top = output[_factors..];
        _layers = [.. layers, new Layer(top, top.Length, 1, [0])];
        var panels = Panels.Count(read.Shape[0]);
        _sums = new float[(long)panels * whole * Panels.Width];
        var ofItems = new Layer(values[(inputs * units)..], inputs, units, new float[units]);
        Workers.Shared.Run(panels, threads, panel =>
        {
            var turned = new float[inputs * Panels.Width];
            Turn(read, panel, turned);
            ofItems.Apply(turned, _sums.AsSpan(panel * whole * Panels.Width, whole * Panels.Width));
        });
    }

    /// <summary>Scores all items.</summary>
    /// <param name="product">The user's vector that is multiplied; empty where there is none.</param>
    /// <param name="tower">The one that the tower reads; empty where there is none.</param>
    /// <param name="scores">Receives the logits.</param>
    public void Score(ReadOnlySpan<float> product, ReadOnlySpan<float> tower, Span<float> scores) =>
        Score(product, tower, _products, _sums, scores);

    /// <summary>Scores some items.</summary>
    /// <param name="product">As of all items.</param>
    /// <param name="tower">As of all items.</param>
    /// <param name="items">Codes of the items.</param>
    /// <param name="all">Receives a logit for each of these items, at its code.</param>
    public void Score(ReadOnlySpan<float> product, ReadOnlySpan<float> tower, ReadOnlySpan<int> items, Span<float> all)
    {
        var scores = new float[items.Length];
        Score(product, tower, Picked(_products, _factors, items), Picked(_sums, _firstBias.Length, items), scores);
        for (var at = 0; at < items.Length; at++) all[items[at]] = scores[at];
    }

    /// <summary>The columns of some items, laid out as those of all.</summary>
    private static float[] Picked(float[] panels, int rows, ReadOnlySpan<int> items)
    {
        var picked = new float[Panels.Count(items.Length) * rows * Panels.Width];
        for (var at = 0; at < items.Length; at++)
        {
            var (from, to) = (At(items[at]), At(at));
            for (var row = 0; row < rows; row++) picked[to + (row * Panels.Width)] = panels[from + (row * Panels.Width)];
        }

        return picked;

        int At(int item) => (item / Panels.Width * rows * Panels.Width) + (item % Panels.Width);
    }

    private void Score(
        ReadOnlySpan<float> product, ReadOnlySpan<float> tower, float[] products, float[] towerSums, Span<float> scores)
    {
        var weighted = new float[_factors];
        if (_factors > 0) TensorPrimitives.Multiply(product, _productOut, weighted);
        var byProduct = _factors > 0 ? new Layer(weighted, _factors, 1, [0]) : null;
        var half = UserHalf(tower);
        var states = _layers.Select(layer => new float[layer.Rows * Panels.Width]).Prepend(new float[half.Length]).ToArray();
        var (one, sum) = (new float[Least * Panels.Width], new float[Panels.Width]);
        for (var panel = 0; panel < Panels.Count(scores.Length); panel++)
        {
            sum.AsSpan().Fill(_bias);
            if (_layers.Length > 0)
            {
                TensorPrimitives.Add(towerSums.AsSpan(panel * half.Length, half.Length), half, states[0]);
                for (var layer = 0; layer < _layers.Length; layer++)
                {
                    TensorPrimitives.Max(states[layer], 0f, states[layer]);
                    _layers[layer].Apply(states[layer], states[layer + 1]);
                }

                TensorPrimitives.Add(sum, states[^1].AsSpan(0, Panels.Width), sum);
            }

            if (byProduct is not null)
            {
                byProduct.Apply(products.AsSpan(panel * _factors * Panels.Width, _factors * Panels.Width), one);
                TensorPrimitives.Add(sum, one.AsSpan(0, Panels.Width), sum);
            }

            var first = panel * Panels.Width;
            sum.AsSpan(0, Math.Min(Panels.Width, scores.Length - first)).CopyTo(scores[first..]);
        }
    }

    /// <summary>What the first layer makes of the user, with its bias, the same for 32 items: [unit][32].</summary>
    private float[] UserHalf(ReadOnlySpan<float> vector)
    {
        var sums = (float[])_firstBias.Clone();
        for (var input = 0; input < vector.Length; input++)
            TensorPrimitives.MultiplyAdd(_userKernel.AsSpan(input * sums.Length, sums.Length), vector[input], sums, sums);
        return Repeated(sums);
    }

    /// <summary>A panel of items as [column][32 items]; items beyond the last are zeros.</summary>
    private static void Turn(Tensor rows, int panel, Span<float> target)
    {
        var (values, columns) = (rows.As<float>(), rows.Shape[1]);
        var first = panel * Panels.Width;
        for (var item = first; item < Math.Min(rows.Shape[0], first + Panels.Width); item++)
            for (var column = 0; column < columns; column++)
                target[(column * Panels.Width) + item - first] = values[(item * columns) + column];
    }

    private static float[] Padded(float[] values)
    {
        var padded = new float[Panels.WholeTiles(values.Length)];
        values.CopyTo(padded, 0);
        return padded;
    }

    private static float[] Repeated(float[] values)
    {
        var repeated = new float[values.Length * Panels.Width];
        for (var at = 0; at < values.Length; at++) repeated.AsSpan(at * Panels.Width, Panels.Width).Fill(values[at]);
        return repeated;
    }

    /// <summary>A dense layer without its activation: [inputs][32] to [units][32].</summary>
    private sealed class Layer
    {
        private readonly int _inputs;
        private readonly float[] _kernel; // units by inputs, in panels: [panel of inputs][unit][32]
        private readonly float[] _bias; // [unit][32]

        public Layer(float[] kernel, int inputs, int units, float[] bias)
        {
            (_inputs, Rows) = (inputs, Panels.WholeTiles(units));
            _bias = Repeated(Padded(bias));
            _kernel = new float[Panels.Count(inputs) * Rows * Panels.Width];
            for (var input = 0; input < inputs; input++)
                for (var unit = 0; unit < units; unit++) _kernel[At(input, unit)] = kernel[(input * units) + unit];
        }

        /// <summary>Units, up to whole tiles.</summary>
        public int Rows { get; }

        public void Apply(ReadOnlySpan<float> state, Span<float> sums)
        {
            _bias.CopyTo(sums);
            PanelProduct.Rows(_kernel, Rows, state, _inputs, sums, Rows, accumulate: true);
        }

        private int At(int input, int unit) => (((input / Panels.Width * Rows) + unit) * Panels.Width) + (input % Panels.Width);
    }
}
