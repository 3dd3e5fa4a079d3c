using System.Runtime.InteropServices;

namespace AmazonRec.Data.Storage;

/// <summary>Copies whole rows of a matrix, from one on, as many as there is room for.</summary>
/// <param name="first">The first row.</param>
/// <param name="rows">Receives [rows][columns].</param>
public delegate void RowReader(int first, Span<float> rows);

/// <summary>A tensor that is written piece by piece, so that nobody needs a copy of it; it may be larger than an array can be.</summary>
public sealed class StreamedTensor
{
    private const int PieceLength = 1 << 18; // numbers

    private StreamedTensor(string type, long[] shape, Action<Stream> write) => (Type, Shape, WriteTo) = (type, shape, write);

    /// <summary>Lengths of the axes, row-major.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>As the format names it.</summary>
    internal string Type { get; }

    /// <summary>Writes its numbers, little-endian.</summary>
    internal Action<Stream> WriteTo { get; }

    /// <summary>Bytes that are written.</summary>
    internal long Bytes => Shape.Aggregate((long)SafetensorsHeader.SizeOf(Type), (product, n) => checked(product * n));

    /// <summary>A tensor in memory.</summary>
    /// <exception cref="ArgumentException">No file holds its type.</exception>
    public static StreamedTensor Of(Tensor tensor) => new(
        TensorBytes.TypeName(tensor.Values), [.. tensor.Shape.Select(n => (long)n)],
        stream => TensorBytes.Each(tensor.Values, bytes => stream.Write(bytes)));

    /// <summary>A matrix that is read row by row while it is written.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">Numbers in a row.</param>
    /// <param name="read">Reads some.</param>
    public static StreamedTensor OfRows(int rows, int columns, RowReader read) => new("F32", [rows, columns], stream =>
    {
        var most = Math.Max(1, PieceLength / Math.Max(1, columns));
        var piece = new float[(long)Math.Min(most, rows) * columns];
        for (var first = 0; first < rows; first += most)
        {
            var some = piece.AsSpan(0, Math.Min(most, rows - first) * columns);
            read(first, some);
            stream.Write(MemoryMarshal.AsBytes(some));
        }
    });

    /// <summary>Bytes that lie elsewhere.</summary>
    internal static StreamedTensor OfBytes(string type, long[] shape, ByteReader read) => new(type, shape, stream =>
    {
        var bytes = shape.Aggregate((long)SafetensorsHeader.SizeOf(type), (product, n) => product * n);
        var piece = new byte[Math.Min(bytes, PieceLength * sizeof(float))];
        for (var first = 0L; first < bytes; first += piece.Length)
        {
            var some = piece.AsSpan(0, (int)Math.Min(piece.Length, bytes - first));
            read(first, some);
            stream.Write(some);
        }
    });

    /// <summary>Reads bytes from a place on.</summary>
    internal delegate void ByteReader(long first, Span<byte> bytes);
}
