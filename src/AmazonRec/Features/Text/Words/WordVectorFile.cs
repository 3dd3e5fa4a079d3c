using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Features.Text.Words;

/// <summary>
/// Files of word vectors as word2vec, gensim and others write them: a line 'count width', then for each word the word, a space and its
/// numbers; in text between spaces, in binary as little-endian single precision, with or without a line break behind.
/// </summary>
public static class WordVectorFile
{
    /// <summary>Writes the binary format, with a line break after each vector as word2vec does.</summary>
    /// <exception cref="ArgumentException">A word is empty or holds white space, which the format can't tell.</exception>
    public static void WriteBinary(string path, WordVectors vectors)
    {
        RefuseUnwritable(vectors);
        AtomicFile.Write(path, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{vectors.Words.Count} {vectors.Width}\n")));
            for (var code = 0; code < vectors.Words.Count; code++)
            {
                stream.Write(Encoding.UTF8.GetBytes(vectors.Words[code] + " "));
                stream.Write(MemoryMarshal.AsBytes(vectors.Row(code)));
                stream.WriteByte((byte)'\n');
            }
        });
    }

    /// <summary>Writes the text format; numbers come back to the same bits.</summary>
    /// <exception cref="ArgumentException">A word is empty or holds white space, which the format can't tell.</exception>
    public static void WriteText(string path, WordVectors vectors)
    {
        RefuseUnwritable(vectors);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(
                stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true)
            { NewLine = "\n" };
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{vectors.Words.Count} {vectors.Width}"));
            for (var code = 0; code < vectors.Words.Count; code++)
            {
                writer.Write(vectors.Words[code]);
                foreach (var value in vectors.Row(code)) writer.Write(string.Create(CultureInfo.InvariantCulture, $" {value}"));
                writer.WriteLine();
            }
        });
    }

    /// <summary>Reads either format, plain or gzip; tells by the first vector which it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="only">Keeps only these words, so that a file of gigabytes takes no more memory than they do; all if null.</param>
    /// <param name="progress">Told how much of the file has been read, 0 to 1.</param>
    /// <param name="cancellation">Ends reading.</param>
    /// <exception cref="FormatException">The file is none, is cut short, or holds a number that is not finite; names byte or
    /// line.</exception>
    public static WordVectorsRead Read(
        string path, IReadOnlySet<string>? only = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var kept = new KeptVectors(only);
        using var bytes = new VectorBytes(DataSource.File(path));
        try
        {
            var (count, width) = ReadHeader(bytes);
            kept.Expect(width);
            var text = IsText(bytes.Peek(VectorBytes.Room), width);
            for (var n = 0L; n < count; n++)
            {
                if (text) VectorText.ReadRow(bytes, kept, width, n, count);
                else VectorBinary.ReadRow(bytes, kept, width, n, count);
                if (n % 1024 != 0) continue;
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(bytes.Progress);
            }

            bytes.SkipWhiteSpace();
            if (bytes.Peek(1).Length > 0) throw bytes.Error($"more follows the {count:N0} vectors that its first line tells of");
            progress?.Report(1);
            return kept.ToResult(count);
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"{path}: the gzip stream is cut short or damaged ({e.Message}).", e);
        }
    }

    private static (long Count, int Width) ReadHeader(VectorBytes bytes)
    {
        var line = Encoding.Latin1.GetString(bytes.ReadLine(limit: 64) ?? throw bytes.Error("the first line is no 'count width'"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (line.Length != 2 || !long.TryParse(
            line[0],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var count) || !int.TryParse(line[1], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || count is < 1 or > int.MaxValue || width is < 1 or > 65536)
            throw bytes.Error(
                "the first line is no 'count width' with a count from 1 and a width from 1 to 65,536; word2vec's formats begin so");
        return (count, width);
    }

    /// <summary>Whether the first row is a word and as many written numbers: bytes of binary numbers hardly ever read so.</summary>
    private static bool IsText(ReadOnlySpan<byte> head, int width)
    {
        var end = head.IndexOf((byte)'\n');
        if (end < 0) return false;
        var parts = Encoding.Latin1.GetString(head[..end])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length >= 2 && parts.Length <= width + 1
            && parts.Skip(1).All(part => float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private static void RefuseUnwritable(WordVectors vectors)
    {
        foreach (var word in vectors.Words)
            if (word.Length == 0 || word.Any(char.IsWhiteSpace))
                throw new ArgumentException($"The word '{word}' is empty or holds white space, which ends words in word2vec's formats.");
    }
}
