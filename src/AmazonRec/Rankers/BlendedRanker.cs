using System.Globalization;
using System.Numerics.Tensors;
using AmazonRec.Data;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Rankers;

/// <summary>A weighted sum of several rankers' scores, each put on one scale for each user.</summary>
/// <param name="parts">The rankers: name in the zoo, share, what was learned.</param>
internal sealed class BlendedRanker(IReadOnlyList<(string Name, float Weight, IRanker Ranker)> parts) : IRanker
{
    private const string Shares = "shares";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights
    {
        get
        {
            var all = new Dictionary<string, Tensor> { [Shares] = Tensor.Of(parts.Select(part => part.Weight).ToArray()) };
            foreach (var (at, part) in parts.Index())
                foreach (var (name, tensor) in part.Ranker.Weights)
                    all[string.Create(CultureInfo.InvariantCulture, $"{at}.{part.Name}.{name}")] = tensor;
            return all;
        }
    }

    /// <inheritdoc/>
    public void Score(int user, Choices chosen, Span<float> scores)
    {
        scores.Clear();
        var own = new float[scores.Length];
        foreach (var (_, weight, ranker) in parts)
        {
            ranker.Score(user, chosen, own);
            Standardized.Apply(own);
            TensorPrimitives.MultiplyAdd(own, weight, scores, scores);
        }
    }

    /// <inheritdoc/>
    public bool HasContentOf(int item) => parts.Any(part => part.Ranker.HasContentOf(item));

    /// <summary>Makes it of its weights.</summary>
    internal static IRanker Restore(IReadOnlyDictionary<string, Tensor> weights)
    {
        var parts = new List<(string Name, float Weight, IRanker Ranker)>();
        foreach (var share in weights[Shares].As<float>())
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"{parts.Count}.");
            var own = weights.Where(weight => weight.Key.StartsWith(prefix, StringComparison.Ordinal))
                .Select(weight => (Names: weight.Key[prefix.Length..].Split('.', 2), Tensor: weight.Value)).ToArray();
            var name = own[0].Names[0];
            parts.Add((name, share, RankerZoo.Find(name).Restore(own.ToDictionary(weight => weight.Names[1], weight => weight.Tensor))));
        }

        return new BlendedRanker(parts);
    }
}
