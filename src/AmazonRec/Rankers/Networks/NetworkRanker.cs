using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Rankers.Networks;

/// <summary>
/// A network of neural collaborative filtering as it was trained (He et al. 2017): GMF, MLP or NeuMF. It scores in plain .NET, without the
/// engine that trained it, so that any number of threads may ask at a time and get the same bits. A user that was there in training is told
/// by their own vectors, whatever they chose since; anybody else by those of who chose the same (<see cref="StandIns"/>).
/// </summary>
public sealed class NetworkRanker : IRanker
{
    private readonly NetworkScorer _scorer;

    /// <param name="weights">Of a <see cref="NetworkGraph"/>, with those of <see cref="StandIns"/>.</param>
    /// <param name="threads">Threads at most, to prepare.</param>
    /// <exception cref="KeyNotFoundException">A weight is missing.</exception>
    internal NetworkRanker(IReadOnlyDictionary<string, Tensor> weights, int threads) =>
        (Weights, _scorer) = (weights, new NetworkScorer(weights, threads));

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights { get; }

    /// <summary>The epoch after which it was kept, from 1; 0 where it was read from a file.</summary>
    public int Epoch { get; init; }

    /// <summary>The settings of the last fit, where it takes more than the epochs.</summary>
    internal Func<RankerSettings, RankerSettings>? Kept { get; init; }

    /// <inheritdoc/>
    public RankerSettings Again(RankerSettings settings)
    {
        if (Epoch == 0) return settings;
        var again = settings.With(NetworkEntries.EpochsName, Epoch);
        return Kept?.Invoke(again) ?? again;
    }

    /// <inheritdoc/>
    public void Score(int user, Choices chosen, Span<float> scores) => _scorer.Score(
        VectorOf(NetworkGraph.ProductUsers, StandIns.Product, user, chosen),
        VectorOf(NetworkGraph.TowerUsers, StandIns.Tower, user, chosen),
        scores);

    /// <inheritdoc/>
    public void ScoreSome(int user, Choices chosen, ReadOnlySpan<int> items, Span<float> all) => _scorer.Score(
        VectorOf(NetworkGraph.ProductUsers, StandIns.Product, user, chosen),
        VectorOf(NetworkGraph.TowerUsers, StandIns.Tower, user, chosen),
        items,
        all);

    private ReadOnlySpan<float> VectorOf(string users, string means, int user, Choices chosen)
    {
        if (!Weights.TryGetValue(users, out var rows)) return default;
        return user < 0 ? StandIns.Of(Weights[means], chosen.Items) : rows.As<float>().AsSpan(user * rows.Shape[1], rows.Shape[1]);
    }
}
