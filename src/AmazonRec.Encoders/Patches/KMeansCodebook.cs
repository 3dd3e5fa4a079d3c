using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Encoders.Patches;

/// <summary>Words for patches: the centres that k-means (Lloyd 1982) finds, starting at patches drawn by the seed.</summary>
public sealed class KMeansCodebook
{
    private readonly PatchPanels _centers; // [width, count]: one centre a column
    private readonly float[] _squares;

    private KMeansCodebook(PatchPanels centers, float[] squares) => (_centers, _squares) = (centers, squares);

    /// <summary>Centres.</summary>
    public int Count => _centers.Columns;

    /// <summary>Numbers of a centre.</summary>
    public int Width => _centers.Rows;

    /// <summary>One number of a centre.</summary>
    public float this[int center, int column] => _centers[column, center];

    /// <summary>Learns centres; one that no patch is nearest to stays where it is.</summary>
    /// <param name="rows">Patches.</param>
    /// <param name="count">Centres.</param>
    /// <param name="rounds">Rounds.</param>
    /// <param name="seed">Seed of the first ones.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told the share that is done.</param>
    /// <param name="cancellation">Ends it between two rounds.</param>
    internal static KMeansCodebook Learn(
        PatchPanels rows,
        int count,
        int rounds,
        ulong seed,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var order = RandomSource.For(seed, "image centroids").Permutation(rows.Rows);
        var centers = new float[count][];
        for (var c = 0; c < count; c++) rows.Get(order[c], centers[c] = new float[rows.Columns]);
        var (nearest, row) = (new int[rows.Rows], new float[rows.Columns]);
        var (sums, members) = (new double[count, rows.Columns], new int[count]);
        for (var round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            FromCenters(centers).Assign(rows, nearest, threads);
            Array.Clear(sums);
            Array.Clear(members);
            for (var i = 0; i < rows.Rows; i++) // in order: the same sums on any number of threads
            {
                rows.Get(i, row);
                members[nearest[i]]++;
                for (var k = 0; k < row.Length; k++) sums[nearest[i], k] += row[k];
            }

            for (var c = 0; c < count; c++)
                for (var k = 0; k < row.Length && members[c] > 0; k++) centers[c][k] = (float)(sums[c, k] / members[c]);
            progress?.Report((round + 1.0) / rounds);
        }

        return FromCenters(centers);
    }

    /// <summary>Dictionary of given centres.</summary>
    internal static KMeansCodebook FromCenters(float[][] centers)
    {
        var panels = new PatchPanels(centers[0].Length, centers.Length);
        for (var c = 0; c < centers.Length; c++)
            for (var k = 0; k < panels.Rows; k++) panels[k, c] = centers[c][k];
        return new KMeansCodebook(panels, [.. centers.Select(c => TensorPrimitives.Dot<float>(c, c))]);
    }

    /// <summary>Squared distances of rows to 32 centres, less the rows' own squares: [whole rows][32].</summary>
    internal void Distances(PatchPanels rows, int panel, Span<float> distances)
    {
        rows.Times(_centers, panel, distances);
        var from = panel * Panels.Width;
        for (var row = 0; row < rows.Rows; row++)
            for (var c = 0; c < Panels.Width && from + c < Count; c++)
            {
                ref var d = ref distances[(row * Panels.Width) + c];
                d = _squares[from + c] - (2 * d);
            }
    }

    /// <summary>The nearest centre of each row; of equally near ones the first.</summary>
    private void Assign(PatchPanels rows, int[] nearest, int threads)
    {
        const int block = 1024;
        Workers.Shared.Run((rows.Rows + block - 1) / block, threads, task =>
        {
            var part = new PatchPanels(Math.Min(block, rows.Rows - (task * block)), rows.Columns);
            for (var p = 0; p < Panels.Count(rows.Columns); p++)
                rows.Values.AsSpan(((p * rows.WholeRows) + (task * block)) * Panels.Width, part.Rows * Panels.Width)
                    .CopyTo(part.Values.AsSpan(p * part.WholeRows * Panels.Width));
            var (distances, least) = (new float[part.WholeRows * Panels.Width], new float[part.Rows]);
            Array.Fill(least, float.PositiveInfinity);
            for (var panel = 0; panel < Panels.Count(Count); panel++)
            {
                Distances(part, panel, distances);
                var width = Math.Min(Panels.Width, Count - (panel * Panels.Width));
                for (var row = 0; row < part.Rows; row++)
                {
                    var here = distances.AsSpan(row * Panels.Width, width);
                    var best = TensorPrimitives.IndexOfMin<float>(here);
                    if (here[best] >= least[row]) continue;
                    least[row] = here[best];
                    nearest[(task * block) + row] = (panel * Panels.Width) + best;
                }
            }
        });
    }
}
