using AmazonRec.Data;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>How often and how well items were rated in training.</summary>
internal sealed class ItemStatistics
{
    public ItemStatistics(Ratings train)
    {
        Counts = train.CountsPerItem();
        Means = new double[Counts.Length];
        var (sum, total) = (new double[Counts.Length], 0.0);
        for (var row = 0; row < train.Count; row++)
        {
            sum[train.Item[row]] += train.Value[row];
            total += train.Value[row];
        }

        Mean = total / train.Count;
        for (var item = 0; item < Counts.Length; item++) Means[item] = sum[item] / Counts[item];
        Most = Counts.Max();
    }

    /// <summary>Training ratings of each item.</summary>
    public int[] Counts { get; }

    /// <summary>The most that any has.</summary>
    public int Most { get; }

    /// <summary>Mean of all training ratings.</summary>
    public double Mean { get; }

    /// <summary>Mean rating of each item; NaN without any.</summary>
    public double[] Means { get; }

    /// <summary>How popular an item is, 0 without ratings to 1 for the most rated, by the logarithm.</summary>
    public double Popularity(int item) => Math.Log2(1 + Counts[item]) / Math.Log2(1 + Most);
}
