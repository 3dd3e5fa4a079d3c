using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed;

/// <summary>
/// What dense momentum does to a row while it is idle, in closed form. From step a to step t, with rates lr_i and momenta μ_i,
/// v shrinks to v Π μ_i and w moves by -v Σ lr_i μ_a+1 … μ_i: two numbers for each a, brought forward by one product and one sum a step, so
/// that a row is caught up exactly when it is next looked at, whatever the schedule did meanwhile.
/// </summary>
internal sealed class IdleMomentum : IIdleRows
{
    /// <summary>A product below this moves no weight by a bit any more.</summary>
    private const double Spent = 1e-18;

    private double[] _products = new double[1024]; // for a row brought up to step a: what its velocity shrinks by
    private double[] _sums = new double[1024]; // and by how many such velocities its weights move back
    private int _oldest;

    public int Steps { get; private set; }

    private Span<double> Products => _products.AsSpan(0, Steps);

    private Span<double> Sums => _sums.AsSpan(0, Steps);

    public void CatchUp(ReadOnlySpan<int> ids, Span<RowState> states, LongSpan rows, int width) =>
        EmbeddingKernels.CatchUp(ids, states, Steps, Products, Sums, rows, width);

    public void Advance(Step step)
    {
        if (Steps == _products.Length)
        {
            Array.Resize(ref _products, Steps * 2);
            Array.Resize(ref _sums, Steps * 2);
        }

        (_products[Steps], _sums[Steps]) = (1, 0); // a row that moved in the step before this one
        Steps++;
        var products = _products.AsSpan(_oldest, Steps - _oldest);
        var sums = _sums.AsSpan(_oldest, Steps - _oldest);
        TensorPrimitives.Multiply(products, step.Momentum, products);
        TensorPrimitives.MultiplyAdd(products, step.LearningRate, sums, sums);
        while (_oldest < Steps && _products[_oldest] < Spent) _products[_oldest++] = 0;
    }

    /// <summary>Every number as its 64 bits, for a checkpoint: the oldest step that still shrinks, then products, then sums.</summary>
    public long[] Save() => [_oldest, .. Bits(Products), .. Bits(Sums)];

    /// <summary>Takes back what <see cref="Save"/> gave.</summary>
    /// <exception cref="FormatException">The numbers are of something else.</exception>
    public void Load(long[] saved)
    {
        if (saved.Length % 2 == 0 || saved[0] < 0 || saved[0] > saved.Length / 2)
            throw new FormatException("The state of idle momentum is damaged.");
        Steps = saved.Length / 2;
        _oldest = (int)saved[0];
        (_products, _sums) = (new double[Math.Max(Steps * 2, 1024)], new double[Math.Max(Steps * 2, 1024)]);
        for (var i = 0; i < Steps; i++)
            (_products[i], _sums[i]) = (BitConverter.Int64BitsToDouble(saved[1 + i]), BitConverter.Int64BitsToDouble(saved[1 + Steps + i]));
    }

    private static long[] Bits(ReadOnlySpan<double> numbers) => [.. numbers.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
