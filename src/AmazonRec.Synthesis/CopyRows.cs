using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>
/// The rows that are copies, behind those that are not: first reviews that their users wrote anew, then the reviews of clones, which are
/// items that carry those of another under its own number.
/// </summary>
internal sealed class CopyRows
{
    private const int ClonesPerItem = 7; // as in Amazon's fashion, where eight items carry the same reviews
    private const int MostDaysLater = 180;
    private readonly int[] _originals;
    private int _next;

    public CopyRows(SynthesisOptions options, SyntheticRatings ratings)
    {
        First = ratings.Users.Length;
        (Users, Items, Days, Stars) = (ratings.Users, ratings.Items, ratings.Days, ratings.Stars);
        _originals = new int[options.CopyRows];
        CloneOrigins = [];
        if (options.CopyRows == 0) return;
        Users = Longer(Users);
        Items = Longer(Items);
        Days = Longer(Days);
        Stars = Longer(Stars);
        var cloned = PlanClones(options, ratings.ItemTruth.Count);
        WriteAgain(options, cloned.Count, ratings.Levels.Length);
        foreach (var (row, item) in cloned) Add(row, row, item, Days[row], Stars[row]);
    }

    /// <summary>The first copy.</summary>
    public int First { get; }

    public int[] Users { get; }

    public int[] Items { get; }

    public int[] Days { get; }

    public byte[] Stars { get; }

    /// <summary>What each clone is a clone of; clones are the last items.</summary>
    public int[] CloneOrigins { get; private set; }

    /// <summary>The row whose words a row has: another's if it is a clone's, otherwise its own.</summary>
    public int OriginalOf(int row) => row < First ? row : _originals[row - First];

    private T[] Longer<T>(T[] column)
    {
        Array.Resize(ref column, First + _originals.Length);
        return column;
    }

    // Each clone takes the first reviews of its origin. Origins are those items that just have enough.
    private List<(int Row, int Item)> PlanClones(SynthesisOptions options, int items)
    {
        var plan = new List<(int Row, int Item)>();
        var clones = options.CloneItems;
        if (clones == 0) return plan;
        var rows = options.CopyRows / 2;
        var counts = new int[items];
        for (var row = 0; row < First; row++) counts[Items[row]]++;
        var byCount = Enumerable.Range(0, items).OrderBy(item => counts[item]).ToArray(); // a stable sort
        var groups = (clones + ClonesPerItem - 1) / ClonesPerItem;
        var enough = Array.FindIndex(byCount, item => counts[item] * (long)clones >= rows);
        var first = enough < 0 ? items - groups : Math.Min(enough, items - groups);
        CloneOrigins = [.. Enumerable.Range(0, clones).Select(clone => byCount[first + clone / ClonesPerItem])];

        var rowsOf = CloneOrigins.Distinct().ToDictionary(item => item, item => new List<int>(counts[item]));
        for (var row = 0; row < First; row++)
            if (rowsOf.TryGetValue(Items[row], out var list)) list.Add(row);
        for (var clone = 0; clone < clones; clone++)
        {
            var share = (rows + clones - clone - 1) / (clones - clone);
            var taken = rowsOf[CloneOrigins[clone]].Take(share).Select(row => (row, items + clone)).ToList();
            plan.AddRange(taken);
            rows -= taken.Count;
        }

        return plan;
    }

    // What the clones can't carry is written anew too, so that the number is as asked for.
    private void WriteAgain(SynthesisOptions options, int cloned, int levels)
    {
        var count = _originals.Length - cloned;
        var source = RandomSource.For(options.Seed, "synthesis copy");
        for (var n = 0; n < count; n++)
        {
            var draws = new Draws(source with { Part = (uint)n });
            var from = (int)((long)n * First / count);
            var row = from + draws.Below((int)((long)(n + 1) * First / count) - from);
            var day = Math.Min(Days[row] + 1 + draws.Below(MostDaysLater), SyntheticRatings.LastDay);
            var change = draws.Chance(0.5) ? 0 : draws.Chance(0.5) ? 1 : -1;
            Add(First + _next, row, Items[row], day, (byte)Math.Clamp(Stars[row] + change, 1, levels));
        }
    }

    private void Add(int original, int row, int item, int day, byte stars)
    {
        var at = First + _next;
        _originals[_next++] = original;
        (Users[at], Items[at], Days[at], Stars[at]) = (Users[row], item, day, stars);
    }
}
