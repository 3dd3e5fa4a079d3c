using System.Runtime.InteropServices;

namespace AmazonRec.Data.Storage;

/// <summary>The bytes of a tensor's numbers, a piece at a time: a large array has more of them than a span can.</summary>
internal static class TensorBytes
{
    private const int PieceLength = 1 << 22; // numbers

    /// <summary>Does something with some bytes.</summary>
    public delegate void Piece(Span<byte> bytes);

    /// <summary>What the format calls the type of an array.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public static string TypeName(Array values) => values switch
    {
        float[] => "F32",
        int[] => "I32",
        long[] => "I64",
        byte[] => "U8",
        _ => throw new ArgumentException($"Tensors of {values.GetType().GetElementType()!.Name} are not written.", nameof(values)),
    };

    /// <summary>An array of zeros of a type.</summary>
    public static Array Make(string type, long count) => type switch
    {
        "F32" => new float[count],
        "I32" => new int[count],
        "I64" => new long[count],
        _ => new byte[count],
    };

    /// <summary>Passes all bytes of an array, in their order.</summary>
    public static void Each(Array values, Piece take)
    {
        switch (values)
        {
            case float[] v:
                Each(v, take);
                break;
            case int[] v:
                Each(v, take);
                break;
            case long[] v:
                Each(v, take);
                break;
            default:
                Each((byte[])values, take);
                break;
        }
    }

    private static void Each<T>(T[] values, Piece take)
        where T : unmanaged
    {
        for (var start = 0L; start < values.Length; start += PieceLength)
            take(MemoryMarshal.AsBytes(values.AsSpan((int)start, (int)Math.Min(PieceLength, values.Length - start))));
    }
}
