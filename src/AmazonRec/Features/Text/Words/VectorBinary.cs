using System.Buffers.Binary;
using System.Text;

namespace AmazonRec.Features.Text.Words;

/// <summary>A row of the binary format.</summary>
internal static class VectorBinary
{
    private const int LongestWord = 4096;

    /// <exception cref="FormatException">The row is cut short or no such row; names the byte.</exception>
    public static void ReadRow(VectorBytes bytes, KeptVectors kept, int width, long row, long rows)
    {
        while (bytes.Peek(1) is [(byte)'\n' or (byte)'\r'])
            bytes.Skip(1); // word2vec ends rows with a line break, gensim and GoogleNews do not
        var head = bytes.Peek(LongestWord + 1);
        var length = head.IndexOf((byte)' ');
        if (length < 1)
            throw bytes.Error(
                head.IsEmpty
                    ? $"the file ends after {row:N0} of {rows:N0} vectors"
                    : $"no word ends here, in vector {row + 1:N0} of {rows:N0}");
        var target = kept.Take(Encoding.UTF8.GetString(head[..length]));
        bytes.Skip(length + 1);
        var numbers = bytes.Peek(width * sizeof(float));
        if (numbers.Length < width * sizeof(float))
            throw bytes.Error($"vector {row + 1:N0} of {rows:N0} is cut short after {numbers.Length} of {width * sizeof(float)} bytes");
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = BinaryPrimitives.ReadSingleLittleEndian(numbers[(i * sizeof(float))..]);
            if (!float.IsFinite(target[i])) throw bytes.Error($"number {i + 1} of vector {row + 1:N0} is {target[i]}");
        }

        bytes.Skip(numbers.Length);
    }
}
