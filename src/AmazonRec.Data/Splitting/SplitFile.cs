using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Splitting;

/// <summary>
/// A saved split, gzip: one line of JSON (<see cref="SplitHeader"/>), then two bits for each row, the first row in the lowest bits of the
/// first byte. <c>zcat FILE | head -1</c> shows what it is.
/// </summary>
internal static class SplitFile
{
    private const int LongestHeader = 1 << 16;

    private static readonly JsonSerializerOptions OneLine = new(Json.Options) { WriteIndented = false };

    public static void Write(Stream stream, SplitHeader header, Assignment assignment)
    {
        using var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        gzip.Write(JsonSerializer.SerializeToUtf8Bytes(header, OneLine));
        gzip.WriteByte((byte)'\n');
        var bits = new byte[Length(assignment.Count)];
        var parts = assignment.Parts;
        for (var row = 0; row < parts.Length; row++) bits[row >> 2] |= (byte)((int)parts[row] << (2 * (row & 3)));
        gzip.Write(bits);
    }

    /// <summary>Reads a saved split.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="path">Its name, for errors.</param>
    /// <param name="check">Looks at the header, before anything of the size it tells is made.</param>
    /// <exception cref="FormatException">The file is damaged, or no saved split.</exception>
    public static (SplitHeader Header, Assignment Assignment) Read(Stream stream, string path, Action<SplitHeader> check)
    {
        try
        {
            using var gzip = new BufferedStream(new GZipStream(stream, CompressionMode.Decompress));
            var header = ReadHeader(gzip, path);
            check(header);
            var bits = new byte[Length(header.Rows)];
            gzip.ReadExactly(bits);
            if (gzip.ReadByte() >= 0) throw new FormatException($"{path}: damaged. There is more in it than its {header.Rows:N0} rows.");
            var parts = new Part[header.Rows];
            for (var row = 0; row < parts.Length; row++)
            {
                parts[row] = (Part)((bits[row >> 2] >> (2 * (row & 3))) & 3);
                if (parts[row] > Part.Test) throw new FormatException($"{path}: damaged. Row {row + 1:N0} is in no part.");
            }

            return (header, new Assignment(parts));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new FormatException($"{path}: damaged, or no saved split ({e.Message}).", e);
        }
    }

    private static SplitHeader ReadHeader(Stream gzip, string path)
    {
        var line = new List<byte>();
        for (var next = gzip.ReadByte(); next != '\n'; next = gzip.ReadByte())
        {
            if (next < 0 || line.Count == LongestHeader) throw new FormatException($"{path}: no saved split.");
            line.Add((byte)next);
        }

        try
        {
            var text = Encoding.UTF8.GetString([.. line]);
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format)
                    || format.ValueKind != JsonValueKind.String || format.GetString() != SplitHeader.Kind)
                throw new FormatException($"{path}: no saved split.");
            if (!root.TryGetProperty("version", out var version) || !version.TryGetInt32(out var number) || number != SplitHeader.Newest)
                throw new FormatException(
                    $"{path}: written as version {version} of a saved split, and this program knows version {SplitHeader.Newest}. Take "
                    + "the program that wrote it.");
            return root.Deserialize<SplitHeader>(OneLine)!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{path}: damaged, or no saved split ({e.Message}).", e);
        }
    }

    private static int Length(int rows) => (rows + 3) / 4;
}
