using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Rankers.Items;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Rankers.Factors;

/// <summary>
/// Matrix factorization of who chose what by alternating least squares (Hu et al. 2008) with an unobserved weight (iALS; Rendle et al.
/// 2022, "Revisiting the Performance of iALS on Item Recommendation Benchmarks", eq. 2 and 4): the sum over chosen pairs of (p·q - 1)², plus
/// α times that over all pairs of (p·q)², plus λ Σ (n + α N)^ν ‖·‖² of each user and item, n being how many items or users it has and N how
/// many there are. Choices may count more where they were rated well, and where they are not long ago. A new user is one more
/// least-squares solution.
/// </summary>
public sealed class ImplicitAls : IRanker
{
    private static readonly RankerParameter Factors = new("factors", 64, "Width of the vectors.", [], Least: 1);

    private static readonly RankerParameter Unobserved = new(
        "unobserved",
        6,
        "Weight of all pairs of a user and an item together, in multiples of that of the chosen ones (α times pairs over chosen pairs).",
        [3, 6, 12],
        Least: 1e-6);

    private static readonly RankerParameter Regularization = new(
        "regularization", 0.02, "Pull of the vectors to zero (λ).", [0.01, 0.015, 0.02, 0.03, 0.05], Least: 1e-9);

    private static readonly RankerParameter Frequency = new(
        "frequency", 1, "How much more that is where there is more data (ν): 0 the same for all, 1 in proportion.", []);

    private static readonly RankerParameter Rounds = new("rounds", 8, "Rounds: users' vectors, then items'.", [], Least: 1);

    private readonly float[] _items; // [item][factor], in the basis in which their squares are diagonal
    private readonly double[] _diagonal; // α times those
    private readonly double[] _settings; // α, λ, ν
    private readonly PairWeights _pairs;
    private readonly int _factors;

    private ImplicitAls(float[] items, double[] diagonal, double[] settings, PairWeights pairs) =>
        (_items, _diagonal, _settings, _pairs, _factors) = (items, diagonal, settings, pairs, diagonal.Length);

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "als",
        "Matrix factorization of who chose what, by alternating least squares (iALS).",
        "Hu et al. 2008; Rendle et al. 2022",
        [Unobserved, Regularization, Factors, PairWeights.StarsParameter, History.Recent, Frequency, Rounds],
        Fit,
        Restore)
    {
        Seconds = (task, settings) =>
            settings[Rounds] * settings[Factors] * settings[Factors]
                * ((2.0 * task.Chosen.Count) + task.Chosen.Users.Count + task.Chosen.Items.Count) / 1e10,
    };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights => new Dictionary<string, Tensor>
    {
        ["items"] = new([_items.Length / _factors, _factors], _items),
        ["diagonal"] = Tensor.Of(Array.ConvertAll(_diagonal, value => (float)value)),
        ["settings"] = Tensor.Of(Array.ConvertAll(_settings, value => (float)value)),
        ["pairs"] = Tensor.Of(_pairs.Numbers),
    };

    /// <inheritdoc/>
    public void Score(int user, Choices chosen, Span<float> scores)
    {
        var (vector, says) = (new float[_factors], new float[chosen.Count]);
        _pairs.Write(chosen, says);
        new LeastSquares(_items, _diagonal).Solve(chosen.Items, says, Pull(chosen.Count, scores.Length, _settings), vector);
        for (var item = 0; item < scores.Length; item++)
            scores[item] = TensorPrimitives.Dot(vector, _items.AsSpan(item * _factors, _factors));
    }

    private static ImplicitAls Restore(IReadOnlyDictionary<string, Tensor> weights) => new ImplicitAls(
        weights["items"].As<float>(),
        Doubles(weights["diagonal"]),
        Doubles(weights["settings"]),
        PairWeights.Read(weights["pairs"].As<float>()));

    /// <summary>The share of pairs of a user and an item that were chosen.</summary>
    private static double Density(Interactions chosen) => (double)chosen.Count / chosen.Users.Count / chosen.Items.Count;

    private static double[] Doubles(Tensor tensor) => Array.ConvertAll(tensor.As<float>(), value => (double)value);

    private static double Pull(int count, int others, double[] settings) =>
        settings[1] * Math.Pow(count + (settings[0] * others), settings[2]);

    private static ImplicitAls Fit(RankerTask task, RankerSettings settings)
    {
        var (chosen, factors, rounds) = (task.Chosen, settings.Whole(Factors), settings.Whole(Rounds));
        double[] weights = [settings[Unobserved] * Density(chosen), settings[Regularization], settings[Frequency]];
        var (users, items) = (new float[(long)chosen.Users.Count * factors], Start(task, factors));
        var pairs = PairWeights.Of(settings, chosen);
        var says = pairs.All(chosen);
        for (var round = 0; round < rounds; round++)
        {
            var byItems = SquaresOf(items);
            Half(users, byItems, OfUser, chosen.Users.Count, chosen.Items.Count);
            var byUsers = SquaresOf(users);
            Half(items, byUsers, OfItem, chosen.Items.Count, chosen.Users.Count);
            task.Progress?.Report((round + 1.0) / rounds);
        }

        var diagonal = Array.ConvertAll(SquaresOf(items), value => (double)(float)value); // as a file keeps it
        return new ImplicitAls(items, diagonal, Array.ConvertAll(weights, value => (double)(float)value), pairs);

        double[] SquaresOf(float[] vectors) => Basis.Turn(vectors, factors, weights[0], task.Threads);

        Choices OfUser(int user) => new(chosen.ItemsOf(user), says.AsSpan(chosen.FirstPairOf(user), chosen.ItemsOf(user).Length));

        Choices OfItem(int item)
        {
            var own = chosen.PairsOf(item);
            var gathered = new float[own.Length];
            for (var i = 0; i < own.Length; i++) gathered[i] = says[own[i]];
            return new(chosen.UsersOf(item), gathered);
        }

        void Half(float[] own, double[] diagonal, Neighbours others, int count, int most)
        {
            const int Block = 64;
            var solver = new LeastSquares(ReferenceEquals(own, users) ? items : users, diagonal);
            Workers.Shared.Run((count + Block - 1) / Block, task.Threads, block =>
            {
                if (task.Cancellation.IsCancellationRequested) return;
                for (var one = block * Block; one < Math.Min(count, (block + 1) * Block); one++)
                {
                    var theirs = others(one);
                    solver.Solve(theirs.Items, theirs.Ratings, Pull(theirs.Count, most, weights), own.AsSpan(one * factors, factors));
                }
            });
            task.Cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Random vectors of length about .1 for items that someone chose, zeros for the others.</summary>
    private static float[] Start(RankerTask task, int factors)
    {
        var (random, items) = (RandomSource.For(task.Seed, "als items"), new float[(long)task.Chosen.Items.Count * factors]);
        var length = 0.1 / Math.Sqrt(factors);
        for (var item = 0; item < task.Chosen.Items.Count; item++)
        {
            if (task.Chosen.UsersOf(item).Length == 0) continue;
            for (var i = item * factors; i < (item + 1) * factors; i++) items[i] = (float)(random.Normal((ulong)i) * length);
        }

        return items;
    }

    private delegate Choices Neighbours(int one); // with weights in the place of ratings
}
