using AmazonRec.Data.Storage;
using AmazonRec.Models;
using AmazonRec.Training;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>All that a model holds of a user, or of an item, as one row: the rows of its embeddings and biases one after another.</summary>
internal sealed class EntityRows
{
    private readonly (string Name, int Columns, float[] Values)[] _tables;

    public EntityRows(Model model, ModelShape shape, IReadOnlyDictionary<string, Tensor> weights, Entity entity)
    {
        Count = shape.Of(entity);
        _tables = [.. model.Weights(shape).Where(w => w.Entity == entity).Select(w => (w.Name, w.Columns, weights[w.Name].As<float>()))];
        Width = _tables.Sum(t => t.Columns);
    }

    /// <summary>How many users or items there are.</summary>
    public int Count { get; }

    /// <summary>Numbers in a row.</summary>
    public int Width { get; }

    /// <summary>The row of a code.</summary>
    public float[] Of(int code)
    {
        var row = new float[Width];
        foreach (var (name, part) in Parts(row))
        {
            var values = _tables.First(t => t.Name == name).Values;
            values.AsSpan(code * part.Length, part.Length).CopyTo(part.Span);
        }

        return row;
    }

    /// <summary>Where the numbers of a weight stand in a row.</summary>
    public Range PlaceOf(string name)
    {
        var start = _tables.TakeWhile(table => table.Name != name).Sum(table => table.Columns);
        return start..(start + _tables.First(table => table.Name == name).Columns);
    }

    /// <summary>The parts of a row by the weight that they belong to.</summary>
    public IEnumerable<(string Name, Memory<float> Values)> Parts(float[] row)
    {
        var start = 0;
        foreach (var (name, columns, _) in _tables)
        {
            yield return (name, row.AsMemory(start, columns));
            start += columns;
        }
    }

    /// <summary>Tables that hold some rows, for a network of only these.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> Tables(IReadOnlyList<float[]> rows)
    {
        var start = 0;
        foreach (var (name, columns, _) in _tables)
        {
            var values = new float[rows.Count * columns];
            for (var row = 0; row < rows.Count; row++) rows[row].AsSpan(start, columns).CopyTo(values.AsSpan(row * columns));
            yield return new(name, new Tensor([rows.Count, columns], values));
            start += columns;
        }
    }

    /// <summary>The tables as they are.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> Tables() =>
        _tables.Select(t => new KeyValuePair<string, Tensor>(t.Name, new Tensor([Count, t.Columns], t.Values)));

    /// <summary>The tables with some rows of zeros more.</summary>
    public IEnumerable<KeyValuePair<string, Tensor>> WithSpareRows(int spare) =>
        _tables.Select(
            t => new KeyValuePair<string,
            Tensor>(t.Name, new Tensor([Count + spare, t.Columns], (float[])[.. t.Values, .. new float[spare * t.Columns]])));

    /// <summary>Mean and variance of each number over the rows of some codes.</summary>
    /// <param name="codes">At least one.</param>
    public (float[] Mean, double[] Variance) Moments(IReadOnlyCollection<int> codes)
    {
        var (mean, variance, start) = (new float[Width], new double[Width], 0);
        foreach (var (_, columns, values) in _tables)
        {
            ColdStart.MeanRow(values, columns, codes).CopyTo(mean.AsSpan(start));
            for (var column = 0; column < columns; column++)
            {
                var (average, squares) = ((double)mean[start + column], 0.0);
                foreach (var code in codes)
                    squares += (values[(code * columns) + column] - average) * (values[(code * columns) + column] - average);
                variance[start + column] = squares / codes.Count;
            }

            start += columns;
        }

        return (mean, variance);
    }
}
