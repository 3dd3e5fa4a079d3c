using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AmazonRec.Exporting;

/// <summary>
/// Writes arrays as numpy.load reads them (NumPy Enhancement Proposal 1, version 1.0): float32, little-endian, row by row.
/// </summary>
public static class NpyFile
{
    private const int Alignment = 64;

    /// <summary>Writes an array; its bytes may be more than 2^31.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="values">The numbers, row-major.</param>
    /// <param name="shape">The length of each axis, one or two.</param>
    /// <exception cref="ArgumentException">The numbers are not as many as the shape says.</exception>
    public static void Write(Stream stream, float[] values, params IReadOnlyList<int> shape)
    {
        if (shape.Aggregate(1L, (count, length) => count * length) != values.Length)
            throw new ArgumentException($"{values.Length:N0} numbers are no array of shape [{string.Join(", ", shape)}].");
        var axes = string.Join(", ", shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));
        var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({axes}{(shape.Count == 1 ? "," : "")}), }}";
        var begin = 10 + text.Length + 1; // magic, version, length; and a line's end
        text = $"{text}{new string(' ', (Alignment - (begin % Alignment)) % Alignment)}\n";
        stream.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(text));
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Arrays are written on little-endian machines alone.");
        const int Chunk = 1 << 24; // a span of bytes holds no more than 2^31
        for (var start = 0; start < values.Length; start += Math.Min(Chunk, values.Length - start))
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(Chunk, values.Length - start))));
    }
}
