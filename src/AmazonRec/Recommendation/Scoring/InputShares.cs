using System.Numerics;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// What each input of the model adds to a score: Shapley's values (Shapley 1953), exact, with an input that is left out at its mean over
/// users or items. Whatever the order in which inputs are told, each counts the same, and with the score of the means they add up to the
/// score. A user or item of which nothing is known adds nothing: what stands for it is in the score that the others are added to.
/// </summary>
internal sealed class InputShares(ModelParts parts, float[] meanUser, ItemInput meanItem)
{
    private const string User = "user";
    private const string Product = "product";

    /// <summary>The shares in the scores of some items, all by one probe: making it costs more than asking it.</summary>
    /// <param name="user">The user's row.</param>
    /// <param name="isKnown">Whether ratings tell of the user.</param>
    /// <param name="items">The items, and whether training ratings tell of them.</param>
    public IReadOnlyList<(double Baseline, IReadOnlyList<Share> Shares)> Of(
        float[] user, bool isKnown, IReadOnlyList<(ItemInput Item, bool IsRated)> items)
    {
        string[] inputs = [
            .. parts.Users.Width > 0 ? [User] : Array.Empty<string>(),
            .. parts.Items.Width > 0 ? [Product] : Array.Empty<string>(),
            .. parts.Features.Select(f => f.Name)];
        var coalitions = 1 << inputs.Length;
        var probe = new Probe(
            parts, [.. items.SelectMany(item => Enumerable.Range(0, coalitions).Select(coalition => Mixed(item, coalition)))], users: 2);
        probe.SetUsers([isKnown ? meanUser : user, user]);
        var scores = probe.Scores(2, items.Count * coalitions);
        return [.. items.Select((of, item) => SharesOf(coalition => Score(item, coalition), of.IsRated))];

        bool Told(int coalition, string input) => Array.IndexOf(inputs, input) is >= 0 and var at && (coalition >> at & 1) == 1;

        double Score(int item, int coalition) => scores[((Told(coalition, User) ? items.Count : 0) + item) * coalitions + coalition];

        ItemInput Mixed((ItemInput Item, bool IsRated) of, int coalition) => new(
            Told(coalition, Product) || !of.IsRated ? of.Item.Row : meanItem.Row,
            of.Item.Content.ToDictionary(c => c.Key, c => Told(coalition, c.Key) ? c.Value : meanItem.Content[c.Key]));

        (double Baseline, IReadOnlyList<Share> Shares) SharesOf(Func<int, double> score, bool isRated)
        {
            var shares = new double[inputs.Length];
            for (var coalition = 0; coalition < coalitions; coalition++)
            {
                for (var input = 0; input < inputs.Length; input++)
                {
                    if ((coalition >> input & 1) == 1) continue;
                    var with = coalition | (1 << input);
                    shares[input] += WeightOf(BitOperations.PopCount((uint)coalition), inputs.Length) * (score(with) - score(coalition));
                }
            }

            return (
                score(0),
                [
                    .. inputs.Zip(shares, (input, stars) => new Share(input, stars))
                    .Where(share => (share.Input != User || isKnown) && (share.Input != Product || isRated))]);
        }
    }

    /// <summary>|S|! (n - |S| - 1)! / n!</summary>
    private static double WeightOf(int told, int inputs)
    {
        var weight = 1.0 / inputs;
        for (var k = 1; k <= told; k++) weight *= (double)k / (inputs - k);
        return weight;
    }
}
