using AmazonRec.Data;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Training;

/// <summary>
/// The tuned baseline as a sum that a model's link turns into ratings: base + a term of the user + a term of the item. Without a link
/// these are the baseline's mean and biases; for a sigmoid, the terms whose ratings come nearest to the baseline's on the training rows.
/// </summary>
/// <param name="Base">Of all rows.</param>
/// <param name="Users">Of each user, by code.</param>
/// <param name="Items">Of each item, by code.</param>
internal sealed record TunedTerms(double Base, double[] Users, double[] Items)
{
    private const int Sweeps = 10; // after that, terms hardly move

    /// <summary>Fits the baseline and finds the terms.</summary>
    public static TunedTerms Find(Ratings train, RatingLink link)
    {
        var tuned = new TunedBias(train);
        var biases = tuned.Biases;
        if (link.Range is null) return new TunedTerms(biases.Mean, [.. biases.Users], [.. biases.Items]);
        var start = link.SumFor(biases.Mean);
        var slope = link.At(start).Slope;
        double[] users = [.. biases.Users.Select(bias => bias / slope)];
        double[] items = [.. biases.Items.Select(bias => bias / slope)];
        var targets = new float[train.Count];
        tuned.Predict(train.User, train.Item, targets);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            Move(users, train.User, items, train.Item);
            Move(items, train.Item, users, train.User);
        }

        return new TunedTerms(start, users, items);

        // One Gauss-Newton step of every term of one side towards the targets; a term without rows stays.
        void Move(double[] terms, int[] codes, double[] others, int[] otherCodes)
        {
            var (steps, weights) = (new double[terms.Length], new double[terms.Length]);
            for (var row = 0; row < codes.Length; row++)
            {
                var (rating, at) = link.At(start + terms[codes[row]] + others[otherCodes[row]]);
                steps[codes[row]] += at * (link.Reachable(targets[row]) - rating);
                weights[codes[row]] += at * at;
            }

            for (var code = 0; code < terms.Length; code++)
                if (weights[code] > 0) terms[code] += steps[code] / weights[code];
        }
    }
}
