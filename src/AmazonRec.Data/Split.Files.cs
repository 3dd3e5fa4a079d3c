using AmazonRec.Data.Splitting;
using AmazonRec.Data.Storage;

namespace AmazonRec.Data;

/// <content>A split as a small file: which row is in which part, and of which rows.</content>
public sealed partial class Split
{
    /// <summary>
    /// Writes which row is in which part, for <see cref="Load"/> with the same rows; the rows themselves are not in the file.
    /// </summary>
    /// <exception cref="InvalidOperationException">The split came as files of its own, or leaves rows out.</exception>
    public void Save(string path)
    {
        var assignment = _assignment
            ?? throw new InvalidOperationException("This split came as two files of ratings, or leaves rows out; keep its rows instead.");
        var reported = Protocol == Protocol.AsReported;
        var (validation, first) = reported
            ? (Train, assignment.CountOf(Part.Train))
            : (Validation, 0); // as reported, they stand behind those to train on
        var header = new SplitHeader(
            Method, Seed, Shares, Protocol, assignment.Count, RowsHash.Compute(assignment.Unite(Train, validation, first, Test)), Hash);
        AtomicFile.Write(path, stream => SplitFile.Write(stream, header, assignment));
    }

    /// <summary>Makes the very split again that <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ratings">The same rows, read and filtered in the same way.</param>
    /// <exception cref="ArgumentException">These are other rows; the message says in what they differ.</exception>
    /// <exception cref="FormatException">The file is damaged, or no saved split.</exception>
    public static Split Load(string path, Ratings ratings)
    {
        using var stream = File.OpenRead(path);
        var (header, assignment) = SplitFile.Read(stream, path, header => Compare(header, path, ratings));
        var split = new Split(
            header.Method, header.Seed, header.Shares, Protocol.Clean, assignment,
            assignment.Select(ratings, Part.Train), assignment.Select(ratings, Part.Validation), assignment.Select(ratings, Part.Test));
        if (header.Protocol == Protocol.AsReported) split = split.AsReported();
        return split.Hash == header.Hash
            ? split
            : throw new FormatException($"{path}: damaged. Its rows come to {split.Hash}, and it says {header.Hash}.");
    }

    /// <summary>A split whose rows were kept part by part, as in the folder of a run.</summary>
    /// <param name="method">How it was made.</param>
    /// <param name="seed">What it was drawn with.</param>
    /// <param name="protocol">As reported, its validation rows are its test rows.</param>
    /// <param name="train">Rows to train on.</param>
    /// <param name="validation">Rows to decide by, with the same vocabularies.</param>
    /// <param name="test">Rows to report on, likewise.</param>
    internal static Split OfParts(string method, ulong? seed, Protocol protocol, Ratings train, Ratings validation, Ratings test) =>
        new(method, seed, shares: null, protocol, assignment: null, train, validation, test);

    private static void Compare(SplitHeader header, string path, Ratings ratings)
    {
        const string Remedy = "Read the same file with the same options and filters, or make a new split.";
        if (header.Rows != ratings.Count)
            throw new ArgumentException($"{path}: is a split of {header.Rows:N0} rows, and these are {ratings.Count:N0}. {Remedy}");
        var hash = RowsHash.Compute(ratings);
        if (header.RowsHash != hash)
            throw new ArgumentException(
                $"{path}: is a split of as many rows as these, but of other ones (hash {header.RowsHash}, these {hash}). {Remedy}");
    }
}
