using System.Security.Cryptography;
using AmazonRec.Data;

namespace AmazonRec.Features.Text.Words;

/// <summary>Vectors that others learned, for the words of some texts, and the file they are from.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Hash">16 hexadecimal digits of its SHA-256.</param>
/// <param name="Width">Numbers per word.</param>
/// <param name="InFile">Words of the file.</param>
/// <param name="Found">Words of the texts that are among them.</param>
public sealed record PretrainedWords(string File, string Hash, int Width, long InFile, int Found)
{
    /// <summary>Reads the vectors of a corpus' words; of a large file no more is kept.</summary>
    /// <param name="path">Binary or text, plain or gzip.</param>
    /// <param name="corpus">Whose words.</param>
    /// <param name="progress">Told how much of the file has been read, 0 to 1.</param>
    /// <param name="cancellation">Ends reading.</param>
    /// <exception cref="FormatException">The file is none, or is damaged; names byte or line.</exception>
    /// <exception cref="ArgumentException">It has no word of the corpus.</exception>
    public static (WordVectors Vectors, PretrainedWords Source) Read(
        string path, Corpus corpus, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var read = WordVectorFile.Read(path, corpus.Words.ToHashSet(StringComparer.Ordinal), progress, cancellation);
        return read.Vectors is { } vectors
            ? (vectors, new(Path.GetFileName(path), HashOf(path), read.Width, read.InFile, vectors.Words.Count))
            : throw new ArgumentException(
                $"{path}: has {read.InFile:N0} words, and none of the {corpus.Words.Count:N0} of the texts, such as '{corpus.Words[0]}'. "
                + "Take vectors of the same language, in lower case, or begin without.");
    }

    /// <summary>What tells a file of vectors from another of the same name.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string HashOf(string path)
    {
        using var stream = DataSource.File(path).Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..16];
    }
}
