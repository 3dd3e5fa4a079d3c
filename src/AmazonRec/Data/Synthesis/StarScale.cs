namespace AmazonRec.Data.Synthesis;

/// <summary>Turns opinions into stars so that the stars are shared out as in Amazon's data: mostly five, and more ones than twos.</summary>
internal static class StarScale
{
    /// <summary>The parts of all ratings that have 1, 2, 3, 4 and 5 stars.</summary>
    public static readonly double[] Shares = [0.08, 0.05, 0.085, 0.19, 0.595];

    /// <summary>Stars from 1 to 5, the higher the opinion is among all opinions.</summary>
    public static byte[] FromOpinions(float[] opinions)
    {
        var sorted = (float[])opinions.Clone();
        Array.Sort(sorted);
        var limits = new float[Shares.Length - 1];
        var share = 0.0;
        for (var k = 0; k < limits.Length; k++)
        {
            share += Shares[k];
            limits[k] = sorted[(int)(share * sorted.Length)];
        }

        return Array.ConvertAll(opinions, opinion =>
        {
            var stars = 1;
            foreach (var limit in limits) stars += opinion >= limit ? 1 : 0;
            return (byte)stars;
        });
    }
}
