namespace AmazonRec.Synthesis;

/// <summary>What the ratings say of each item.</summary>
internal sealed class ItemStatistics
{
    public ItemStatistics(SyntheticRatings ratings)
    {
        var items = ratings.ItemTruth.Count;
        (Count, Stars, FirstDay) = (new int[items], new long[items], new int[items]);
        Array.Fill(FirstDay, SyntheticRatings.LastDay);
        for (var row = 0; row < ratings.Items.Length; row++)
        {
            var item = ratings.Items[row];
            Count[item]++;
            Stars[item] += ratings.Stars[row];
            FirstDay[item] = Math.Min(FirstDay[item], ratings.Days[row]);
        }
    }

    /// <summary>How many ratings.</summary>
    public int[] Count { get; }

    /// <summary>Their sum.</summary>
    public long[] Stars { get; }

    /// <summary>The day of the first, since 1970-01-01.</summary>
    public int[] FirstDay { get; }

    /// <summary>Each item's place among all by number of ratings, from 1.</summary>
    public int[] Ranks()
    {
        var ranks = new int[Count.Length];
        var place = 0;
        foreach (var item in Enumerable.Range(0, ranks.Length).OrderByDescending(item => Count[item])) ranks[item] = ++place;
        return ranks;
    }
}
