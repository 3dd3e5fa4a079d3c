using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Reads a weight out of a file, a few rows at a time.</summary>
internal static class WeightRows
{
    private const int PieceLength = 1 << 18; // numbers

    /// <summary>Takes one row.</summary>
    public delegate void Taker(int row, ReadOnlySpan<float> values);

    /// <summary>Refuses a file that has not the weight.</summary>
    /// <exception cref="FormatException">It is missing or of another shape.</exception>
    public static void Check(SafetensorsFile file, string name, Weight weight)
    {
        if (!file.Has(name)) throw new FormatException($"{file.Path}: the weight '{name}' is missing.");
        if (file.ShapeOf(name) is not [var rows, var columns] || rows != weight.Rows || columns != weight.Columns)
            throw new FormatException(
                $"{file.Path}: the weight '{name}' has the shape [{string.Join(", ", file.ShapeOf(name))}], the model needs "
                + $"[{weight.Rows}, {weight.Columns}].");
    }

    /// <summary>Passes every row of a weight.</summary>
    /// <exception cref="FormatException">As <see cref="Check"/>.</exception>
    public static void Read(SafetensorsFile file, string name, Weight weight, Taker take)
    {
        Check(file, name, weight);
        var most = Math.Max(1, PieceLength / weight.Columns);
        var piece = new float[(long)Math.Min(most, weight.Rows) * weight.Columns];
        for (var first = 0; first < weight.Rows; first += most)
        {
            var some = piece.AsSpan(0, Math.Min(most, weight.Rows - first) * weight.Columns);
            file.ReadFloats(name, (long)first * weight.Columns, some);
            for (var row = 0; row < some.Length / weight.Columns; row++)
                take(first + row, some.Slice(row * weight.Columns, weight.Columns));
        }
    }
}
