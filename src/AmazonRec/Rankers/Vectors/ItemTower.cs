using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Rankers.Vectors;

/// <summary>Vectors of items: one of the item's own, unless it is left out, and a linear map of its content.</summary>
internal sealed class ItemTower
{
    private const double Deviation = 0.1;
    private readonly ItemContent? _content;
    private readonly int _threads;
    private readonly float[] _weights = []; // the map in panels, then its gradient
    private readonly float[] _product = []; // items in panels, then their gradients
    private readonly int _weightRows;
    private readonly int _panels;

    /// <param name="items">How many items there are.</param>
    /// <param name="width">Numbers of a vector.</param>
    /// <param name="drawn">Those of them that begin with random numbers.</param>
    /// <param name="content">What is known of the items; null for nothing.</param>
    /// <param name="random">The draws.</param>
    /// <param name="threads">Threads at most.</param>
    public ItemTower(int items, int width, int drawn, ItemContent? content, RandomSource random, int threads)
    {
        (_content, _threads, Vectors) = (content, threads, new VectorTable(items, width));
        Own = new VectorTable(items, width);
        Own.Draw(random, Deviation, drawn);
        if (content is null) return;
        Map = new VectorTable(content.Columns, width);
        (_panels, _weightRows) = (Panels.Count(width), Panels.Count(content.Columns) * Panels.Width);
        _weights = new float[_panels * _weightRows * Panels.Width];
        _product = new float[_panels * content.Rows * Panels.Width];
    }

    /// <summary>The vectors, and what the loss says of them.</summary>
    public VectorTable Vectors { get; }

    /// <summary>The items' own vectors.</summary>
    public VectorTable Own { get; }

    /// <summary>The map of the content, [columns of the content][width]; null without any.</summary>
    public VectorTable? Map { get; }

    /// <summary>Makes the vectors.</summary>
    /// <param name="keeps">Whether each item's own vector counts.</param>
    public void Forward(bool[] keeps)
    {
        if (Map is not null)
        {
            PanelRows.Write(Map.Values, Map.Stride, PanelRows.All(Map.Rows), _weights, _weightRows);
            _content!.Times(_weights, _weightRows, _panels, _product);
            PanelRows.Read(_product, _content.Rows, PanelRows.All(Vectors.Rows), Vectors.Values, Vectors.Stride);
        }

        VectorTable.Each(Vectors.Rows, _threads, item =>
        {
            if (Map is null) Vectors.Row(item).Clear();
            if (keeps[item]) TensorPrimitives.Add(Vectors.Row(item), Own.Row(item), Vectors.Row(item));
        });
    }

    /// <summary>From the vectors' gradients to those of the weights.</summary>
    /// <param name="keeps">As the vectors were made.</param>
    public void Backward(bool[] keeps)
    {
        VectorTable.Each(Vectors.Rows, _threads, item =>
        {
            if (keeps[item]) Vectors.GradientOf(item).CopyTo(Own.GradientOf(item));
            else Own.GradientOf(item).Clear();
        });
        if (Map is null) return;
        PanelRows.Write(Vectors.Gradient, Vectors.Stride, PanelRows.All(Vectors.Rows), _product, _content!.Rows);
        _content.Back(_product, _weightRows, _panels, _weights);
        PanelRows.Read(_weights, _weightRows, PanelRows.All(Map.Rows), Map.Gradient, Map.Stride);
    }
}
