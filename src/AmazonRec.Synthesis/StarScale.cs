namespace AmazonRec.Synthesis;

/// <summary>Turns opinions into stars so that the stars are shared out as in the data that a format is known for.</summary>
internal static class StarScale
{
    /// <summary>Amazon: the parts of all ratings that have 1, 2, 3, 4 and 5 stars; mostly five, and more ones than twos.</summary>
    public static readonly double[] Shares = [0.08, 0.05, 0.085, 0.19, 0.595];

    /// <summary>MovieLens: whole stars, mostly four and three.</summary>
    public static readonly double[] Films = [0.06, 0.11, 0.27, 0.34, 0.22];

    /// <summary>MovieLens latest: half a star to five.</summary>
    public static readonly double[] HalfStars = [0.015, 0.03, 0.015, 0.07, 0.05, 0.2, 0.13, 0.265, 0.085, 0.14];

    /// <summary>The shares of a format.</summary>
    public static double[] Find(SynthesisFormat format) => format switch
    {
        SynthesisFormat.MovieLens100k or SynthesisFormat.MovieLens1m => Films,
        SynthesisFormat.MovieLensLatest => HalfStars,
        _ => Shares,
    };

    /// <summary>Amazon's stars from 1 to 5, the higher the opinion is among all opinions.</summary>
    public static byte[] FromOpinions(float[] opinions) => FromOpinions(opinions, Shares, new SynthesisWork());

    /// <summary>The level of each opinion from 1, the higher it is among all opinions.</summary>
    public static byte[] FromOpinions(float[] opinions, double[] shares, SynthesisWork work)
    {
        var ranks = new int[shares.Length - 1];
        var share = 0.0;
        for (var k = 0; k < ranks.Length; k++)
        {
            share += shares[k];
            ranks[k] = (int)(share * opinions.Length);
        }

        var limits = OrderStatistics.Select(opinions, ranks);
        var stars = new byte[opinions.Length];
        work.OverRanges(stars.Length, 1 << 16, (from, to) =>
        {
            for (var n = from; n < to; n++)
            {
                var level = 1;
                foreach (var limit in limits) level += opinions[n] >= limit ? 1 : 0;
                stars[n] = (byte)level;
            }
        });
        return stars;
    }
}
