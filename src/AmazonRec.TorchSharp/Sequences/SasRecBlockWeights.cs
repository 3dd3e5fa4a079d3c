using System.Numerics.Tensors;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>What <see cref="SasRecBlock"/> learned, applied to one history in plain .NET.</summary>
internal sealed class SasRecBlockWeights
{
    private readonly int _width;
    private readonly int _heads;
    private readonly Affine _attentionNorm;
    private readonly Affine _read;
    private readonly Affine _write;
    private readonly Affine _feedNorm;
    private readonly Affine _hidden;
    private readonly Affine _output;

    /// <param name="weights">Of the module.</param>
    /// <param name="name">Of the block in it.</param>
    /// <param name="width">Numbers of each state.</param>
    /// <param name="heads">Heads of attention.</param>
    public SasRecBlockWeights(IReadOnlyDictionary<string, Tensor> weights, string name, int width, int heads)
    {
        (_width, _heads) = (width, heads);
        (_attentionNorm, _read, _write) = (Of("attention_norm"), Of("attention.read"), Of("attention.write"));
        (_feedNorm, _hidden, _output) = (Of("feed_norm"), Of("hidden"), Of("output"));

        Affine Of(string part) => new(weights[$"{name}.{part}.weight"].As<float>(), weights[$"{name}.{part}.bias"].As<float>());
    }

    /// <summary>Replaces the states after each item, oldest first, by what the block makes of them: [length, width].</summary>
    public void Apply(Span<float> states)
    {
        var length = states.Length / _width;
        var read = new float[length * 3 * _width]; // [length][query, key, value]
        Span<float> normed = new float[_width], own = new float[_width], hidden = new float[_width];
        for (var i = 0; i < length; i++)
        {
            Norm(states.Slice(i * _width, _width), _attentionNorm.Weight, _attentionNorm.Bias, normed);
            _read.Apply(normed, read.AsSpan(i * 3 * _width, 3 * _width));
        }

        for (var i = 0; i < length; i++)
        {
            var state = states.Slice(i * _width, _width);
            Attend(read, i, own);
            _write.Apply(own, hidden);
            TensorPrimitives.Add(state, hidden, state);
            Norm(state, _feedNorm.Weight, _feedNorm.Bias, normed);
            _hidden.Apply(normed, hidden);
            TensorPrimitives.Max(hidden, 0f, hidden);
            _output.Apply(hidden, own);
            TensorPrimitives.Add(state, own, state);
        }
    }

    /// <summary>Less its mean, over its deviation, times a gain, plus a bias.</summary>
    public static void Norm(ReadOnlySpan<float> values, ReadOnlySpan<float> gain, ReadOnlySpan<float> bias, Span<float> result)
    {
        TensorPrimitives.Subtract(values, TensorPrimitives.Sum(values) / values.Length, result);
        var variance = TensorPrimitives.SumOfSquares<float>(result) / values.Length;
        TensorPrimitives.Multiply(result, 1 / MathF.Sqrt(variance + SasRecModule.NormEpsilon), result);
        TensorPrimitives.MultiplyAdd(result, gain, bias, result);
    }

    /// <summary>What a position reads of itself and of those before it, head by head.</summary>
    private void Attend(ReadOnlySpan<float> read, int position, Span<float> result)
    {
        var (stride, each) = (3 * _width, _width / _heads);
        Span<float> shares = new float[position + 1];
        result.Clear();
        for (var head = 0; head < _heads; head++)
        {
            var query = read.Slice((position * stride) + (head * each), each);
            for (var i = 0; i <= position; i++)
                shares[i] = TensorPrimitives.Dot(query, read.Slice((i * stride) + _width + (head * each), each)) / MathF.Sqrt(each);
            TensorPrimitives.SoftMax(shares, shares);
            var part = result.Slice(head * each, each);
            for (var i = 0; i <= position; i++)
                TensorPrimitives.MultiplyAdd(read.Slice((i * stride) + (2 * _width) + (head * each), each), shares[i], part, part);
        }
    }

    /// <param name="Weight">[outputs, inputs].</param>
    /// <param name="Bias">[outputs].</param>
    private readonly record struct Affine(float[] Weight, float[] Bias)
    {
        public void Apply(ReadOnlySpan<float> input, Span<float> output)
        {
            for (var i = 0; i < output.Length; i++)
                output[i] = TensorPrimitives.Dot(Weight.AsSpan(i * input.Length, input.Length), input) + Bias[i];
        }
    }
}
