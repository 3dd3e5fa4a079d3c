using AmazonRec.Compute;

namespace AmazonRec.TorchSharp.Sequences;

/// <summary>
/// An epoch's batches: histories in random order, then by length, cut where a batch is full; the batches in random order. So little is
/// filled up, and no two epochs have the same batches.
/// </summary>
internal static class HistoryBatches
{
    /// <summary>The batches of an epoch, one after another.</summary>
    /// <param name="histories">Item codes of each user, oldest first; those of fewer than two items have nothing to predict.</param>
    /// <param name="options">Length, batch size and seed.</param>
    /// <param name="epoch">From 0.</param>
    public static IEnumerable<HistoryBatch> Of(IReadOnlyList<int[]> histories, SasRecOptions options, uint epoch)
    {
        var order = histories.Where(history => history.Length > 1).ToArray();
        RandomSource.For(options.Seed, "sasrec users", epoch).Shuffle<int[]>(order);
        var batches = Cut([.. order.OrderBy(Positions)]);
        RandomSource.For(options.Seed, "sasrec batches", epoch).Shuffle<int[][]>(batches);
        return batches.Select(batch => HistoryBatch.Of(batch, options.Length));

        int Positions(int[] history) => HistoryBatch.PositionsOf(history, options.Length);

        int[][][] Cut(int[][] sorted)
        {
            var (cut, start, positions) = (new List<int[][]>(), 0, 0);
            for (var i = 0; i < sorted.Length; i++)
            {
                if (positions > 0 && positions + Positions(sorted[i]) > options.BatchSize)
                {
                    cut.Add(sorted[start..i]);
                    (start, positions) = (i, 0);
                }

                positions += Positions(sorted[i]);
            }

            if (start < sorted.Length) cut.Add(sorted[start..]);
            return [.. cut];
        }
    }
}
