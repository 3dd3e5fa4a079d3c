using AmazonRec.Compute;
using AmazonRec.Features;

namespace AmazonRec.Rankers.Vectors;

/// <summary>What is known of the items by their content: all blocks of features side by side, and a column of ones.</summary>
internal sealed class ItemContent
{
    private const int BlockRows = 64;
    private readonly float[] _values; // [panel][rows][32]
    private readonly int _threads;

    private ItemContent(float[] values, int rows, int columns, bool[] has, int threads) =>
        (_values, Rows, Columns, Has, _threads) = (values, rows, columns, has, threads);

    /// <summary>Rows of a panel: those of the items, and some of zeros.</summary>
    public int Rows { get; }

    /// <summary>Numbers of an item.</summary>
    public int Columns { get; }

    /// <summary>Whether each item has content of its own in any block.</summary>
    public bool[] Has { get; }

    /// <summary>Puts blocks side by side; null where there are none.</summary>
    /// <param name="blocks">Aligned to the items' codes.</param>
    /// <param name="items">How many items there are.</param>
    /// <param name="threads">Threads at most.</param>
    /// <exception cref="ArgumentException">A block is of other items, or holds a number that is not finite.</exception>
    public static ItemContent? Of(IReadOnlyList<ItemFeatures> blocks, int items, int threads)
    {
        if (blocks.Count == 0) return null;
        var (columns, rows) = (blocks.Sum(block => block.Width) + 1, (items + BlockRows - 1) / BlockRows * BlockRows);
        var (values, has) = (new float[Panels.Count(columns) * rows * Panels.Width], new bool[items]);
        var first = 0;
        foreach (var block in blocks)
        {
            var own = ItemFeatures.Find(blocks, block.Name, block.Width, items).Values;
            for (var item = 0; item < items; item++)
            {
                has[item] |= block.Has(item);
                for (var column = 0; column < block.Width; column++) Put(item, first + column, own[(item * block.Width) + column]);
            }

            first += block.Width;
        }

        for (var item = 0; item < items; item++) Put(item, first, 1);
        return new ItemContent(values, rows, columns, has, threads);

        void Put(int item, int column, float value) =>
            values[((((column / Panels.Width) * rows) + item) * Panels.Width) + (column % Panels.Width)] = value;
    }

    /// <summary>C = X W, in panels.</summary>
    /// <param name="weights">W [panel][<paramref name="weightRows"/>][32].</param>
    /// <param name="weightRows">Rows between one panel of W and the next.</param>
    /// <param name="panels">Panels of W.</param>
    /// <param name="to">C [panel][<see cref="Rows"/>][32].</param>
    public void Times(float[] weights, int weightRows, int panels, float[] to) =>
        Workers.Shared.Run(Rows / BlockRows, _threads, block =>
        {
            var start = block * BlockRows * Panels.Width;
            for (var panel = 0; panel < panels; panel++)
                PanelProduct.Rows(
                    _values.AsSpan(start),
                    Rows,
                    weights.AsSpan(panel * weightRows * Panels.Width, weightRows * Panels.Width),
                    Columns,
                    to.AsSpan((panel * Rows * Panels.Width) + start, BlockRows * Panels.Width),
                    BlockRows,
                    accumulate: false);
        });

    /// <summary>G = Xᵀ D, in panels: what changes of a product do to its right factor.</summary>
    /// <param name="changes">D [panel][<see cref="Rows"/>][32].</param>
    /// <param name="weightRows">Rows between one panel of G and the next: those of whole panels of columns.</param>
    /// <param name="panels">Panels of D.</param>
    /// <param name="to">G [panel][<paramref name="weightRows"/>][32].</param>
    public void Back(float[] changes, int weightRows, int panels, float[] to) =>
        Workers.Shared.Run(Panels.Count(Columns) * panels, _threads, task =>
        {
            var (column, panel) = (task / panels, task % panels);
            PanelProduct.Columns(
                _values.AsSpan(column * Rows * Panels.Width, Rows * Panels.Width),
                Rows,
                Panels.Width,
                changes.AsSpan(panel * Rows * Panels.Width, Rows * Panels.Width),
                Rows,
                to.AsSpan(((panel * weightRows) + (column * Panels.Width)) * Panels.Width, Panels.Width * Panels.Width),
                accumulate: false);
        });
}
