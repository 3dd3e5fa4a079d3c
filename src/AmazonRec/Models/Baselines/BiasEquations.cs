using AmazonRec.Data;

namespace AmazonRec.Models.Baselines;

/// <summary>
/// The regularised least squares of biases on some rows, Σ (r - mean - b_u - b_i)² + λ_u Σ b_u² + λ_i Σ b_i², solved by alternation (Koren
/// 2010,
/// "Factor in the neighbors", section 2.1). What does not depend on the regularisation is summed once.
/// </summary>
internal sealed class BiasEquations
{
    private readonly Side _users;
    private readonly Side _items;

    /// <param name="train">Ratings to fit on, one at least.</param>
    public BiasEquations(Ratings train)
    {
        Mean = GlobalMean.MeanOf(train);
        _users = new Side(train.User, train.CountsPerUser(), train.Value, Mean);
        _items = new Side(train.Item, train.CountsPerItem(), train.Value, Mean);
    }

    /// <summary>The mean of the ratings.</summary>
    public double Mean { get; }

    /// <summary>Solves them: a bias for each user and each item, 0 for one without ratings.</summary>
    /// <param name="sweeps">Alternations: items, then users.</param>
    /// <param name="userRegularization">λ_u, in ratings.</param>
    /// <param name="itemRegularization">λ_i, in ratings.</param>
    public (double[] User, double[] Item) Solve(int sweeps, double userRegularization, double itemRegularization)
    {
        var (user, item) = (new double[_users.Counts.Length], new double[_items.Counts.Length]);
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            Fit(item, _items, user, _users.Codes, itemRegularization);
            Fit(user, _users, item, _items.Codes, userRegularization);
        }

        return (user, item);
    }

    /// <summary>Each bias becomes the regularised mean of what the other side leaves unexplained.</summary>
    private static void Fit(double[] biases, Side side, double[] others, int[] otherCodes, double regularization)
    {
        side.Sums.CopyTo(biases, 0);
        for (var row = 0; row < otherCodes.Length; row++) biases[side.Codes[row]] -= others[otherCodes[row]];
        for (var code = 0; code < biases.Length; code++)
            biases[code] = side.Counts[code] > 0 ? biases[code] / (side.Counts[code] + regularization) : 0;
    }

    /// <summary>Users or items: the code of each row, and how many ratings each has and what they come to, less the mean.</summary>
    private sealed class Side
    {
        public Side(int[] codes, int[] counts, float[] ratings, double mean)
        {
            (Codes, Counts, Sums) = (codes, counts, new double[counts.Length]);
            for (var row = 0; row < codes.Length; row++) Sums[codes[row]] += ratings[row] - mean;
        }

        public int[] Codes { get; }

        public int[] Counts { get; }

        public double[] Sums { get; }
    }
}
