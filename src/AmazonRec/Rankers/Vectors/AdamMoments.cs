using AmazonRec.Compute;
using AmazonRec.Engines;

namespace AmazonRec.Rankers.Vectors;

/// <summary>Adam (Kingma and Ba 2015) on a table: every row moves at every step, whether or not the batch touched it.</summary>
/// <param name="table">What is trained.</param>
internal sealed class AdamMoments(VectorTable table)
{
    private const int Chunk = 1 << 14;
    private readonly float[] _mean = new float[table.Values.Length];
    private readonly float[] _square = new float[table.Values.Length];

    /// <summary>What is trained.</summary>
    public VectorTable Table { get; } = table;

    /// <summary>Takes a step down the gradient.</summary>
    /// <param name="rate">The learning rate.</param>
    /// <param name="number">Steps before this one.</param>
    /// <param name="threads">Threads at most.</param>
    public void Step(double rate, long number, int threads)
    {
        var optimizer = new Adam(rate);
        var numbers = AdamStep.At(optimizer, Engines.Step.At(optimizer, number))!.Value.Single();
        var length = Table.Values.Length;
        Workers.Shared.Run((length + Chunk - 1) / Chunk, threads, chunk =>
        {
            var (from, count) = (chunk * Chunk, Math.Min(Chunk, length - (chunk * Chunk)));
            OptimizerKernels.Adam(
                Table.Values.AsSpan(from, count),
                Table.Gradient.AsSpan(from, count),
                _mean.AsSpan(from, count),
                _square.AsSpan(from, count),
                numbers);
        });
    }
}
