namespace AmazonRec.Collectives;

/// <summary>Codes divided among ranks: each has those of one range, one range after another.</summary>
public sealed class Ranges
{
    private readonly int[] _starts; // of each rank, and the end

    private Ranges(int[] starts) => _starts = starts;

    /// <summary>How many ranks there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>How many codes there are.</summary>
    public int Codes => _starts[^1];

    /// <summary>Ranges of about as many rows each. A rank may have none, where there are few codes.</summary>
    /// <param name="rows">Rows of each code.</param>
    /// <param name="ranks">How many ranks.</param>
    public static Ranges ByRows(ReadOnlySpan<int> rows, int ranks)
    {
        var total = 0L;
        foreach (var count in rows) total += count;
        var starts = new int[ranks + 1];
        var (code, before) = (0, 0L);
        for (var rank = 1; rank < ranks; rank++)
        {
            // The code that crosses the border goes to whom it brings nearer to it.
            while (code < rows.Length && (before + (rows[code] / 2.0)) * ranks < (double)total * rank) before += rows[code++];
            starts[rank] = code;
        }

        starts[ranks] = rows.Length;
        return new Ranges(starts);
    }

    /// <summary>Ranges of about as many codes each.</summary>
    public static Ranges Even(int codes, int ranks) =>
        new([.. Enumerable.Range(0, ranks + 1).Select(rank => (int)((long)codes * rank / ranks))]);

    /// <summary>This rank's even part of so many; all of them where one process works alone.</summary>
    internal static (int First, int Count) Share(int count, Team? team)
    {
        if (team is null) return (0, count);
        var ranges = Even(count, team.Size);
        return (ranges.First(team.Rank), ranges.CountOf(team.Rank));
    }

    /// <summary>The first code of a rank.</summary>
    public int First(int rank) => _starts[rank];

    /// <summary>How many codes a rank has.</summary>
    public int CountOf(int rank) => _starts[rank + 1] - _starts[rank];

    /// <summary>Whose a code is.</summary>
    public int RankOf(int code)
    {
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_starts[middle] <= code) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
