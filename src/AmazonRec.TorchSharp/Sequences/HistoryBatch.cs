namespace AmazonRec.TorchSharp.Sequences;

/// <summary>
/// Histories of about the same length, side by side, with the next item at every position. Shorter ones are filled up at their end, where
/// no earlier position looks.
/// </summary>
/// <param name="Rows">How many histories.</param>
/// <param name="Items">Item codes, oldest first: [rows, length]; zeros where there is none.</param>
/// <param name="Positions">Which of these have a next item.</param>
/// <param name="Targets">The next item at each of <paramref name="Positions"/>.</param>
internal sealed record HistoryBatch(int Rows, long[] Items, long[] Positions, long[] Targets)
{
    /// <summary>A batch of some users' histories.</summary>
    /// <param name="histories">Oldest first, each of at least two items.</param>
    /// <param name="length">Items read, at most: of longer histories, the last ones.</param>
    public static HistoryBatch Of(IReadOnlyList<int[]> histories, int length)
    {
        var width = histories.Max(history => PositionsOf(history, length));
        var items = new long[histories.Count * width];
        var (positions, targets) = (new List<long>(items.Length), new List<long>(items.Length));
        for (var row = 0; row < histories.Count; row++)
        {
            var count = PositionsOf(histories[row], length);
            var history = histories[row].AsSpan()[^(count + 1)..];
            for (var i = 0; i < count; i++)
            {
                var place = (row * width) + i;
                items[place] = history[i];
                positions.Add(place);
                targets.Add(history[i + 1]);
            }
        }

        return new HistoryBatch(histories.Count, items, [.. positions], [.. targets]);
    }

    /// <summary>Positions of a history that have a next item.</summary>
    public static int PositionsOf(int[] history, int length) => Math.Min(length, history.Length - 1);
}
