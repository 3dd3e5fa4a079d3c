using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace AmazonRec.Data.Splitting;

/// <summary>What tells rows from others: ids, codes, ratings and times, in their order. Texts are not looked at.</summary>
internal static class RowsHash
{
    private const int LongestId = 1 << 12;

    /// <summary>16 hexadecimal digits of SHA-256.</summary>
    public static string Compute(Ratings ratings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, ratings.Users);
        Append(hash, ratings.Items);
        hash.AppendData(MemoryMarshal.AsBytes(ratings.User.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(ratings.Item.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(ratings.Value.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(ratings.Time.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static void Append(IncrementalHash hash, Vocabulary vocabulary)
    {
        hash.AppendData(BitConverter.GetBytes(vocabulary.Count));
        var buffer = new byte[1 << 16];
        var filled = 0;
        foreach (var id in vocabulary.Ids)
        {
            if (id.Length > LongestId)
            {
                hash.AppendData(buffer.AsSpan(0, filled));
                hash.AppendData(Encoding.UTF8.GetBytes(id));
                filled = 0;
            }
            else
            {
                filled += Encoding.UTF8.GetBytes(id, buffer.AsSpan(filled));
            }

            buffer[filled++] = 0; // the end of an id
            if (filled < buffer.Length - (3 * LongestId) - 1) continue;
            hash.AppendData(buffer.AsSpan(0, filled));
            filled = 0;
        }

        hash.AppendData(buffer.AsSpan(0, filled));
    }
}
