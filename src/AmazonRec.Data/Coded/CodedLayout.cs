using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AmazonRec.Compute;
using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Coded;

/// <summary>
/// How coded rows lie in a file: safetensors, with the columns <c>time</c> (I64), <c>user</c>, <c>item</c> (I32) and <c>rating</c> (F32), a
/// checksum of each block of rows in <c>sums</c>, and the ids in UTF-8 one after another (<c>users</c>, <c>items</c>) with their ends.
/// </summary>
/// <param name="Rows">How many rows.</param>
/// <param name="BlockRows">Rows that are read at once and share a checksum.</param>
/// <param name="Users">Bytes of all users' ids, and how many users.</param>
/// <param name="Items">The same of the items.</param>
internal sealed record CodedLayout(long Rows, int BlockRows, (long Bytes, int Count) Users, (long Bytes, int Count) Items)
{
    /// <summary>What the notes call the format.</summary>
    public const string Format = "amazonrec rows 1";

    /// <summary>Bytes before the first number: the header comes last, and needs no more.</summary>
    public const int HeaderLength = 1 << 16;

    /// <summary>How many blocks there are.</summary>
    public int Blocks => checked((int)((Rows + BlockRows - 1) / BlockRows));

    /// <summary>The tensors in their order: what is wider comes first, so that all are aligned.</summary>
    public IReadOnlyList<(string Name, SafetensorsEntry Entry)> Entries()
    {
        var (entries, offset) = (new List<(string, SafetensorsEntry)>(), 0L);
        Add("time", "I64", Rows);
        Add("sums", "I64", Blocks);
        Add("user", "I32", Rows);
        Add("item", "I32", Rows);
        Add("rating", "F32", Rows);
        Add("users.ends", "I32", Users.Count);
        Add("items.ends", "I32", Items.Count);
        Add("users", "U8", Users.Bytes);
        Add("items", "U8", Items.Bytes);
        return entries;

        void Add(string name, string type, long count)
        {
            var end = checked(offset + (count * SafetensorsHeader.SizeOf(type)));
            entries.Add((name, new SafetensorsEntry(type, [count], offset, end)));
            offset = end;
        }
    }

    /// <summary>The checksum of a block.</summary>
    public static long SumOf(ReadOnlySpan<int> user, ReadOnlySpan<int> item, ReadOnlySpan<float> value, ReadOnlySpan<long> time)
    {
        Span<ulong> sums =
        [
            ByteHash.Compute(MemoryMarshal.AsBytes(user)), ByteHash.Compute(MemoryMarshal.AsBytes(item)),
            ByteHash.Compute(MemoryMarshal.AsBytes(value)), ByteHash.Compute(MemoryMarshal.AsBytes(time)),
        ];
        return (long)ByteHash.Compute(MemoryMarshal.AsBytes(sums));
    }

    /// <summary>The checksum of a vocabulary.</summary>
    public static string SumOf(ReadOnlySpan<byte> packed, ReadOnlySpan<int> ends) => string.Create(
        CultureInfo.InvariantCulture, $"{ByteHash.Compute(packed):x16}{ByteHash.Compute(MemoryMarshal.AsBytes(ends)):x16}");

    /// <summary>16 hexadecimal digits of what a file holds: its notes and the checksums of all blocks.</summary>
    public static string HashOf(IReadOnlyDictionary<string, string> notes, ReadOnlySpan<long> sums)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, value) in notes.Where(n => n.Key != "hash").OrderBy(n => n.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}: {value}\n"));
        hash.AppendData(MemoryMarshal.AsBytes(sums));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
