using AmazonRec.Collectives;
using AmazonRec.Compute;
using AmazonRec.Engines.Managed.Ranks;
using AmazonRec.Models;

namespace AmazonRec.Runs.Plans;

/// <summary>What a rank receives from others in a training step, and in how many rounds: what the managed engine's exchange does.</summary>
/// <param name="Bytes">Received.</param>
/// <param name="Rounds">Each waits for all ranks.</param>
internal sealed record Traffic(double Bytes, int Rounds)
{
    /// <summary>The traffic of a step.</summary>
    /// <param name="weights">The model's.</param>
    /// <param name="ranks">How many there are.</param>
    /// <param name="touched">Distinct items of a rank's share of a batch.</param>
    /// <param name="sharded">Whether each rank has the rows of its own items alone.</param>
    public static Traffic Of(IReadOnlyList<Weight> weights, int ranks, double touched, bool sharded)
    {
        if (ranks == 1) return new Traffic(0, 0);
        var others = ranks - 1;
        var (bytes, rounds) = ((double)GradientExchange.HeaderBytes * others, 1);
        var dense = weights.Where(weight => weight.Entity is null).Sum(Stored) * sizeof(float);
        if (dense > 0)
        {
            var inOneRound = Team.SumsInOneRound(ranks, (long)dense);
            bytes += inOneRound ? dense * others : 2 * dense * others / ranks;
            rounds += inOneRound ? 1 : 2;
        }

        int[] tables = [.. weights.Where(w => w.Entity == Entity.Item).Select(w => EmbeddingKernels.Padded(w.Columns))];
        if (sharded)
        {
            // Ids asked of this rank, rows that it asked for, gradients of its own rows.
            foreach (var width in tables)
                bytes += (others * sizeof(int)) + (touched * others / ranks * (sizeof(int) + (2.0 * width * sizeof(float))));
            return new Traffic(bytes, rounds + (4 * tables.Length));
        }

        if (tables.Length > 0) bytes += touched * others * (sizeof(int) + (tables.Sum() * (double)sizeof(float)));
        return new Traffic(bytes, rounds + (tables.Length > 0 ? 1 + tables.Length : 0));
    }

    /// <summary>Numbers of a dense weight as it is kept: in panels of 32 columns, rows in whole tiles.</summary>
    private static double Stored(Weight weight) => weight.Columns == 1
        ? weight.Rows
        : (double)Panels.Count(weight.Columns) * Panels.Width * Panels.WholeTiles(weight.Rows);
}
