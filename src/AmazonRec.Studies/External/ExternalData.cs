using AmazonRec.Data;

namespace AmazonRec.Studies.External;

/// <summary>MovieLens 100k as it was published: all rows, and the first of its own splits.</summary>
/// <param name="All">u.data.</param>
/// <param name="Canonical">u1.base to train on, u1.test to report on.</param>
/// <param name="Threads">Threads to use, at most; no figure depends on them.</param>
/// <param name="Cancellation">Ends the work.</param>
public sealed record ExternalData(Ratings All, Split Canonical, int Threads, CancellationToken Cancellation)
{
    private static readonly string[] Names = ["u.data", "u1.base", "u1.test"];

    /// <summary>What the checks lack in a folder, in words; null where nothing is missing.</summary>
    /// <param name="path">A folder, searched with all below it, or one of the files.</param>
    public static string? Lacks(string path)
    {
        var missing = Names.Where(name => StudyData.FileNamed(path, name) is null).ToArray();
        return missing.Length == 0 ? null : $"{path} holds no {string.Join(", ", missing)} of MovieLens 100k";
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="FileNotFoundException">One is missing.</exception>
    /// <exception cref="FormatException">A row is bad; names file, line and remedy.</exception>
    public static ExternalData Read(string path, int threads, CancellationToken cancellation = default)
    {
        if (Lacks(path) is { } missing)
            throw new FileNotFoundException($"{missing}. The checks run on no other data: amazonrec data download ml-100k.");
        Ratings[] parts = [
            .. Names.Select(name => Ratings.Read(StudyData.FileNamed(path, name)!, new ReadOptions { Cancellation = cancellation }))];
        return new ExternalData(parts[0], Split.FromParts(parts[1], parts[2]), threads, cancellation);
    }

    /// <summary>Measures something for each of several splits or seeds, side by side, and gives the mean of each number.</summary>
    internal double[] MeanOver<T>(IReadOnlyList<T> parts, Func<T, double[]> measure)
    {
        var results = new double[parts.Count][];
        Parallel.For(
            0,
            parts.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = Cancellation },
            part => results[part] = measure(parts[part]));
        return [.. Enumerable.Range(0, results[0].Length).Select(number => results.Average(r => r[number]))];
    }
}
