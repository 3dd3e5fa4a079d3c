namespace AmazonRec.Recommendation;

/// <summary>
/// A score and its parts as they are shown, to the hundredth of a star: the parts that are shown add up to the score that is shown.
/// </summary>
/// <param name="Score">The score.</param>
/// <param name="Baseline">What the shares are added to.</param>
/// <param name="Shares">What each input adds.</param>
public sealed record RoundedShares(decimal Score, decimal Baseline, IReadOnlyList<(string Input, decimal Stars)> Shares)
{
    private const decimal Step = .01m;

    /// <summary>Rounds; what is missing then goes to the parts that were rounded farthest the other way.</summary>
    public static RoundedShares Round(Reasons why)
    {
        double[] exact = [why.Baseline, .. why.Shares.Select(share => share.Stars)];
        var score = Rounded(why.Score);
        var parts = Array.ConvertAll(exact, Rounded);
        while (parts.Sum() != score)
        {
            var sign = Math.Sign(score - parts.Sum());
            var at = Enumerable.Range(0, parts.Length).MaxBy(i => sign * (exact[i] - (double)parts[i]));
            parts[at] += sign * Step;
        }

        return new(score, parts[0], [.. why.Shares.Select((share, i) => (share.Input, parts[i + 1]))]);
    }

    private static decimal Rounded(double stars) => Math.Round((decimal)stars, 2, MidpointRounding.AwayFromZero);
}
