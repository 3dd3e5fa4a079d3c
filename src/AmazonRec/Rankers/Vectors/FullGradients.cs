using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// The loss of a batch by all items, and the gradients of all vectors: -ln of the share of the chosen item's exp(score) in the sum over all
/// items that anybody chose. Who made several of the choices is scored once. Products are made in panels, a block of users at a time.
/// </summary>
/// <param name="isOpen">Whether each item takes part: nothing is known against those that nobody has chosen.</param>
/// <param name="threads">Threads at most.</param>
internal sealed class FullGradients(bool[] isOpen, int threads)
{
    private const int PanelsPerTask = 4;
    private readonly Grouping _byContext = new();
    private readonly int _panels = Panels.Count(isOpen.Length);
    private readonly int[] _all = PanelRows.All(isOpen.Length);
    private float[] _items = []; // [panel of the width][items][32]
    private float[] _turned = []; // [panel of items][width][32]
    private float[] _itemGradients = []; // as _items
    private readonly float[] _slopes = // [panel of items][row][32]
        new float[Panels.Count(isOpen.Length) * Panels.BlockRows * Panels.Width];

    private float[] _users = []; // [panel of the width][row][32]
    private float[] _userGradients = [];
    private readonly double[] _losses = new double[Panels.BlockRows];

    /// <summary>Writes the gradients of the mean loss over the batch.</summary>
    /// <param name="batch">The choices.</param>
    /// <param name="users">Vectors by context; all their gradients are written.</param>
    /// <param name="items">Vectors of items; all their gradients are written.</param>
    /// <returns>The sum of the losses.</returns>
    public double Measure(PairBatch batch, VectorTable users, VectorTable items)
    {
        var (whole, sum) = (Panels.Count(items.Width), 0.0);
        var rows = Panels.WholeTiles(_panels * Panels.Width);
        if (_items.Length == 0)
        {
            (_items, _itemGradients) = (new float[whole * rows * Panels.Width], new float[whole * rows * Panels.Width]);
            _turned = new float[_panels * whole * Panels.Width * Panels.Width];
            (_users, _userGradients) = (
                new float[whole * Panels.BlockRows * Panels.Width], new float[whole * Panels.BlockRows * Panels.Width]);
        }

        PanelRows.Write(items.Values, items.Stride, _all, _items, rows);
        for (var panel = 0; panel < whole; panel++)
            PanelProduct.Transpose(
                _items.AsSpan(panel * rows * Panels.Width, rows * Panels.Width), rows, _turned, whole * Panels.Width, panel * Panels.Width);
        Array.Clear(_itemGradients);
        Array.Clear(users.Gradient);
        _byContext.Set(batch.Contexts.AsSpan(0, batch.Count), users.Rows);
        int[] present = [.. Enumerable.Range(0, users.Rows).Where(context => !_byContext.Of(context).IsEmpty)];
        for (var first = 0; first < present.Length; first += Panels.BlockRows)
            sum += Block(batch, users, present.AsMemory(first, Math.Min(Panels.BlockRows, present.Length - first)), whole, rows);
        PanelRows.Read(_itemGradients, rows, _all, items.Gradient, items.Stride);
        return sum;
    }

    private double Block(PairBatch batch, VectorTable users, ReadOnlyMemory<int> contexts, int whole, int rows)
    {
        var (count, tiled) = (contexts.Length, Panels.WholeTiles(contexts.Length));
        Array.Clear(_users);
        PanelRows.Write(users.Values, users.Stride, contexts.Span, _users, Panels.BlockRows);
        Workers.Shared.Run((_panels + PanelsPerTask - 1) / PanelsPerTask, threads, task =>
        {
            for (var panel = task * PanelsPerTask; panel < Math.Min(_panels, (task + 1) * PanelsPerTask); panel++)
                PanelProduct.Rows(
                    _users, Panels.BlockRows, _turned.AsSpan(panel * whole * Panels.Width * Panels.Width), users.Width,
                    SlopesOf(panel), tiled, accumulate: false);
        });
        VectorTable.Each(tiled, threads, row => _losses[row] = row < count ? Softmax(batch, contexts.Span[row], row) : Clear(row));
        Workers.Shared.Run(tiled / Panels.TileRows, threads, tile =>
        {
            for (var panel = 0; panel < whole; panel++)
            {
                var start = ((panel * Panels.BlockRows) + (tile * Panels.TileRows)) * Panels.Width;
                PanelProduct.Rows(
                    _slopes.AsSpan(tile * Panels.TileRows * Panels.Width),
                    Panels.BlockRows,
                    _items.AsSpan(panel * rows * Panels.Width, rows * Panels.Width),
                    isOpen.Length,
                    _userGradients.AsSpan(start, Panels.TileRows * Panels.Width),
                    Panels.TileRows,
                    accumulate: false);
            }
        });
        Workers.Shared.Run(_panels, threads, task =>
        {
            for (var panel = 0; panel < whole; panel++)
                PanelProduct.Columns(
                    SlopesOf(task),
                    Panels.BlockRows,
                    Panels.Width,
                    _users.AsSpan(panel * Panels.BlockRows * Panels.Width, Panels.BlockRows * Panels.Width),
                    tiled,
                    _itemGradients.AsSpan(((panel * rows) + (task * Panels.Width)) * Panels.Width, Panels.Width * Panels.Width),
                    accumulate: true);
        });
        PanelRows.Read(_userGradients, Panels.BlockRows, contexts.Span, users.Gradient, users.Stride);
        var sum = 0.0;
        for (var row = 0; row < count; row++) sum += _losses[row];
        return sum;
    }

    private Span<float> SlopesOf(int panel) =>
        _slopes.AsSpan(panel * Panels.BlockRows * Panels.Width, Panels.BlockRows * Panels.Width);

    /// <summary>From scores of a row to slopes: the share of each item, times the row's choices, less each chosen one, over the batch.</summary>
    private double Softmax(PairBatch batch, int context, int row)
    {
        var (most, sum, loss) = (float.NegativeInfinity, 0.0, 0.0);
        var choices = _byContext.Of(context);
        for (var panel = 0; panel < _panels; panel++)
        {
            var scores = At(panel, row);
            for (var (i, item) = (0, panel * Panels.Width); i < Panels.Width; i++, item++)
                if (item >= isOpen.Length || !isOpen[item]) scores[i] = float.NegativeInfinity;
            most = Math.Max(most, TensorPrimitives.Max<float>(scores));
        }

        foreach (var choice in choices)
        {
            var item = batch.Items[choice * batch.Width];
            loss -= (double)At(item / Panels.Width, row)[item % Panels.Width] - most;
        }

        for (var panel = 0; panel < _panels; panel++)
        {
            var scores = At(panel, row);
            TensorPrimitives.Subtract(scores, most, scores);
            TensorPrimitives.Exp<float>(scores, scores);
            sum += TensorPrimitives.Sum<float>(scores);
        }

        var scale = (float)(choices.Length / sum / batch.Count);
        for (var panel = 0; panel < _panels; panel++) TensorPrimitives.Multiply(At(panel, row), scale, At(panel, row));
        foreach (var choice in choices)
        {
            var item = batch.Items[choice * batch.Width];
            At(item / Panels.Width, row)[item % Panels.Width] -= 1f / batch.Count;
        }

        return loss + (choices.Length * Math.Log(sum));
    }

    private double Clear(int row)
    {
        for (var panel = 0; panel < _panels; panel++) At(panel, row).Clear();
        return 0;
    }

    private Span<float> At(int panel, int row) => _slopes.AsSpan(((panel * Panels.BlockRows) + row) * Panels.Width, Panels.Width);
}
