using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Data;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Rankers.Items;

/// <summary>
/// EASE (Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data"): scores are X B, where X tells who chose what and B, with a
/// diagonal of zeros, makes ‖X - X B‖² + Σ λ(i) ‖B[i]‖² least. With P = (XᵀX + diag λ)⁻¹, B[i, j] = -P[i, j] / P[j, j] off the diagonal
/// (eq. 8). λ(i) = λ (n(i) / mean n)^ν, so that popular items may be pulled more. Choices may count more where they were rated well. Two
/// choices of a user that are d apart may count 1 - μ + μ γ^d together, in place of 1, in XᵀX: what is chosen in one breath belongs together.
/// That is ours; the matrix stays one of sums of squares, as γ^d is positive definite.
/// </summary>
public sealed class Ease : IRanker
{
    private static readonly RankerParameter Lambda = new(
        "lambda", 300, "Pull of the weights to zero (λ): the more, the smoother.", [100, 200, 300, 500], Least: 1e-6);

    private static readonly RankerParameter Frequency = new(
        "frequency", 0.5, "How much more that is for popular items (ν): 0 the same for all, 1 in proportion.", [0, 0.5, 1]);

    private static readonly RankerParameter Near = new(
        "near",
        0,
        "Share of what two choices of a user count together that falls as they are further apart (μ), at most 1.",
        [0, 0.5, 0.8, 1])
    {
        Most = 1,
    };

    private static readonly RankerParameter Distance = new(
        "distance", 0.97, "What each step between two choices multiplies that share by (γ), at most 1.", [0.9, 0.97])
    {
        Most = 1,
    };

    private static readonly RankerParameter Items = new(
        "items", 20_000, "Items that weights are learned of, at most: those that most users chose; the others go by popularity.", [],
        Least: 1);

    private readonly float[] _weights; // [row of an item][row of an item]: how much the first speaks for the second
    private readonly int[] _rowOf; // -1 for items without weights
    private readonly int[] _items;
    private readonly float[] _others; // what items without weights score
    private readonly PairWeights _pairs;
    private readonly int _stride;

    private Ease(float[] weights, int[] items, float[] others, PairWeights pairs)
    {
        (_weights, _items, _others, _pairs) = (weights, items, others, pairs);
        _stride = items.Length == 0 ? 0 : weights.Length / items.Length;
        _rowOf = new int[others.Length];
        Array.Fill(_rowOf, -1);
        for (var row = 0; row < items.Length; row++) _rowOf[items[row]] = row;
    }

    /// <summary>In the list of rankers.</summary>
    public static RankerEntry Entry { get; } = new(
        "ease",
        "A linear model of all items at once, in closed form: what one has chosen speaks for and against each other item.",
        "Steck 2019",
        [Near, Lambda, Frequency, PairWeights.StarsParameter, Distance, History.Even, Items],
        Fit,
        weights => new Ease(
            weights["weights"].As<float>(),
            weights["items"].As<int>(),
            weights["others"].As<float>(),
            PairWeights.Read(weights["pairs"].As<float>())))
    {
        Seconds = (task, settings) => Math.Pow(Math.Min(task.Chosen.Items.Count, settings[Items]), 3) / 5e10,
    };

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights => new Dictionary<string, Tensor>
    {
        ["weights"] = new([_items.Length, _stride], _weights),
        ["items"] = Tensor.Of(_items),
        ["others"] = Tensor.Of(_others),
        ["pairs"] = Tensor.Of(_pairs.Numbers),
    };

    /// <inheritdoc/>
    public void Score(int user, Choices chosen, Span<float> scores)
    {
        var (sums, says) = (new float[_stride], new float[chosen.Count]);
        _pairs.Write(chosen, says);
        for (var place = 0; place < chosen.Count; place++)
        {
            var row = _rowOf[chosen.Items[place]];
            if (row >= 0) TensorPrimitives.MultiplyAdd(_weights.AsSpan(row * _stride, _stride), says[place], sums, sums);
        }

        _others.CopyTo(scores);
        for (var row = 0; row < _items.Length; row++) scores[_items[row]] = sums[row];
    }

    private static Ease Fit(RankerTask task, RankerSettings settings)
    {
        var counts = task.Chosen.CountsPerItem();
        int[] items =
        [
            .. Enumerable.Range(0, counts.Length).Where(item => counts[item] > 0).OrderByDescending(item => counts[item])
                .ThenBy(item => item).Take(settings.Whole(Items)).Order(),
        ];
        MemoryCheck(items.Length);
        var rowOf = new int[counts.Length];
        Array.Fill(rowOf, -1);
        for (var row = 0; row < items.Length; row++) rowOf[items[row]] = row;
        var stride = SymmetricInverse.Rows(items.Length);
        var matrix = new float[(long)stride * stride];
        var pairs = PairWeights.Of(settings, task.Chosen);
        var says = pairs.All(task.Chosen);
        var apart = Apart(task.Chosen, settings[Near], settings[Distance]);
        Workers.Shared.Run(
            items.Length, task.Threads, row => Together(task.Chosen, says, apart, items[row], rowOf, matrix.AsSpan(row * stride, stride)));
        var mean = items.Average(item => (double)counts[item]);
        for (var row = 0; row < items.Length; row++)
            matrix[(row * stride) + row] += (float)(settings[Lambda] * Math.Pow(counts[items[row]] / mean, settings[Frequency]));
        SymmetricInverse.Invert(matrix, items.Length, task.Threads, task.Progress, task.Cancellation);
        var scale = new float[stride];
        for (var row = 0; row < stride; row++) scale[row] = row < items.Length ? -1 / matrix[(row * stride) + row] : 0;
        Workers.Shared.Run(items.Length, task.Threads, row =>
        {
            var weights = matrix.AsSpan(row * stride, stride);
            TensorPrimitives.Multiply(weights, scale, weights);
            weights[row] = 0;
        });
        if (stride > items.Length) Array.Resize(ref matrix, items.Length * stride);
        return new Ease(matrix, items, ByPopularity(counts), pairs);
    }

    /// <summary>What two choices count together that are so many apart; nothing where all count 1.</summary>
    private static float[] Apart(Interactions chosen, double near, double distance)
    {
        if (near == 0) return [];
        var apart = new float[Enumerable.Range(0, chosen.Users.Count).Max(user => chosen.ItemsOf(user).Length)];
        for (var steps = 0; steps < apart.Length; steps++) apart[steps] = (float)(1 - near + (near * Math.Pow(distance, steps)));
        return apart;
    }

    /// <summary>A row of XᵀX: how many users chose an item together with each other, where all choices count 1.</summary>
    private static void Together(Interactions chosen, float[] says, float[] apart, int item, int[] rowOf, Span<float> sums)
    {
        var users = chosen.UsersOf(item);
        var pairs = chosen.PairsOf(item);
        for (var i = 0; i < users.Length; i++)
        {
            var (first, own) = (chosen.FirstPairOf(users[i]), says[pairs[i]]);
            var at = pairs[i] - first;
            var others = chosen.ItemsOf(users[i]);
            for (var place = 0; place < others.Length; place++)
                if (rowOf[others[place]] is var row and >= 0)
                    sums[row] += own * says[first + place] * (apart.Length == 0 ? 1 : apart[Math.Abs(place - at)]);
        }
    }

    /// <summary>What no weights speak for scores 0, as an item that nobody chose would with weights; the popular ones a hair more.</summary>
    private static float[] ByPopularity(int[] counts)
    {
        const float Hair = 1e-6f;
        var most = Math.Max(1, counts.Max());
        return Array.ConvertAll(counts, count => Hair * count / most);
    }

    private static void MemoryCheck(int items)
    {
        var (needed, free) = (SymmetricInverse.Bytes(items), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (items <= 46_000 && needed < free * 0.8) return;
        var fits = (int)Math.Min(46_000, Math.Sqrt(free * 0.5 / sizeof(float))) / 1000 * 1000;
        throw new ArgumentException(
            $"ease has a weight for every pair of {items:N0} items: {needed / 1e9:F1} GB, of which {free / 1e9:F1} GB are there. Learn the "
            + $"weights of the items that most users chose (--set items={Math.Max(1000, fits)}), or take als or item-knn.");
    }
}
