using System.Numerics.Tensors;
using AmazonRec.Data;
using AmazonRec.Rankers;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>
/// SASRec as it was trained (Kang and McAuley 2018): it reads a user's last items in their order and scores what may come next. It scores
/// in plain .NET, without libtorch, so that any number of threads may ask at a time and get the same bits.
/// </summary>
public sealed class SasRec : IRanker
{
    /// <summary>Its name in the list of rankers.</summary>
    public const string Name = "sasrec";

    /// <summary>The weight that tells how many heads there are.</summary>
    internal const string HeadsName = "heads";

    private readonly IReadOnlyDictionary<string, Tensor> _weights;
    private readonly SasRecBlockWeights[] _blocks;
    private readonly float[] _items; // [item][width], as states are compared with them
    private readonly float[] _read; // [item][width], as histories are read
    private readonly float[] _positions;
    private readonly float[] _gain;
    private readonly float[] _bias;
    private readonly int _width;
    private readonly int _length;

    /// <param name="weights">Of <see cref="SasRecModule"/>, and its heads.</param>
    /// <exception cref="KeyNotFoundException">A weight is missing.</exception>
    internal SasRec(IReadOnlyDictionary<string, Tensor> weights)
    {
        _weights = weights;
        var (table, positions) = (weights["items.weight"], weights["positions.weight"]);
        (_width, _length) = (table.Shape[1], positions.Shape[0]);
        (_read, _positions) = (table.As<float>(), positions.As<float>());
        (_gain, _bias) = (weights["norm.weight"].As<float>(), weights["norm.bias"].As<float>());
        var heads = weights[HeadsName].As<int>()[0];
        var blocks = new List<SasRecBlockWeights>();
        do blocks.Add(new SasRecBlockWeights(weights, $"blocks.{blocks.Count}", _width, heads));
        while (weights.ContainsKey($"blocks.{blocks.Count}.output.weight"));
        _blocks = [.. blocks];
        _items = Unit(_read, _width);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights => _weights;

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry => SasRecEntry.Entry;

    /// <summary>The epoch after which it was kept, from 1; 0 where it was read from a file.</summary>
    public int Epoch { get; init; }

    /// <inheritdoc/>
    public RankerSettings Again(RankerSettings settings) => Epoch == 0 ? settings : settings.With(SasRecEntry.EpochsName, Epoch);

    /// <inheritdoc/>
    /// <remarks>Who has chosen nothing yet is scored zero everywhere.</remarks>
    public void Score(int user, Choices chosen, Span<float> scores)
    {
        if (chosen.Count == 0)
        {
            scores.Clear();
            return;
        }

        var state = State(chosen.Items[^Math.Min(chosen.Count, _length)..]);
        for (var item = 0; item < scores.Length; item++)
            scores[item] = TensorPrimitives.Dot(state, _items.AsSpan(item * _width, _width));
    }

    /// <summary>The state after the last of some items: [width], of length 1.</summary>
    private float[] State(ReadOnlySpan<int> items)
    {
        var states = new float[items.Length * _width];
        for (var i = 0; i < items.Length; i++)
            TensorPrimitives.Add(
                _read.AsSpan(items[i] * _width, _width), _positions.AsSpan(i * _width, _width), states.AsSpan(i * _width, _width));
        foreach (var block in _blocks) block.Apply(states);
        var last = new float[_width];
        SasRecBlockWeights.Norm(states.AsSpan()[^_width..], _gain, _bias, last);
        TensorPrimitives.Divide(last, TensorPrimitives.Norm<float>(last), last);
        return last;
    }

    private static float[] Unit(float[] table, int width)
    {
        var unit = new float[table.Length];
        for (var start = 0; start < table.Length; start += width)
        {
            var row = table.AsSpan(start, width);
            TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm<float>(row), 1e-12f), unit.AsSpan(start, width));
        }

        return unit;
    }
}
