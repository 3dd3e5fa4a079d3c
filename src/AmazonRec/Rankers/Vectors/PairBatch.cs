namespace AmazonRec.Rankers.Vectors;

/// <summary>Some choices, each beside drawn items.</summary>
/// <param name="most">Choices at most.</param>
/// <param name="drawn">Items drawn beside each.</param>
internal sealed class PairBatch(int most, int drawn)
{
    /// <summary>Items of a choice: the chosen one, then the drawn ones.</summary>
    public int Width { get; } = drawn + 1;

    /// <summary>How many choices there are.</summary>
    public int Count { get; set; }

    /// <summary>Who chose: [<see cref="Count"/>].</summary>
    public int[] Users { get; } = new int[most];

    /// <summary>[<see cref="Count"/>][<see cref="Width"/>].</summary>
    public int[] Items { get; } = new int[most * (drawn + 1)];

    /// <summary>The row of the users' vectors that is scored with; set by the network.</summary>
    public int[] Contexts { get; } = new int[most];

    /// <summary>Items of one of the choices.</summary>
    public Span<int> ItemsOf(int choice) => Items.AsSpan(choice * Width, Width);
}
