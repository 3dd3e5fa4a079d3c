using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Testing.Models;

/// <summary>
/// Bayesian matrix factorisation without a network: the mean over rounds, each kept by itself and scored in double precision, to compare
/// networks with. A user or an item without ratings has the mean that its weights would be drawn from, and what its content says.
/// </summary>
public sealed class PlainBayesianMf : IRatingPredictor
{
    private readonly List<Round> _rounds = [];
    private readonly double _mean;
    private readonly RatingRange _range;
    private readonly IReadOnlyList<ItemFeatures> _content;

    /// <summary>Draws the rounds.</summary>
    /// <param name="train">Ratings to fit on.</param>
    /// <param name="options">How.</param>
    /// <param name="content">Of the items.</param>
    public PlainBayesianMf(Ratings train, PlainBayesianOptions options, IReadOnlyList<ItemFeatures> content)
    {
        (_mean, _content) = (GlobalMean.MeanOf(train), content);
        _range = new RatingRange(train.Value.Min(), train.Value.Max());
        var drawn = new SamplerOptions
        {
            Factors = options.Factors,
            Zeros = options.Zeros,
            WhoRatedWhat = options.WhoRatedWhat,
            Seed = options.Seed,
        };
        var sampler = new GibbsSampler(
            train.User, train.Item, train.Value, _mean, new(train.Users.Count, train.Items.Count), drawn, content);
        var rounds = options.BurnIn + options.Rounds;
        for (var round = 1; round <= rounds; round++)
        {
            sampler.Draw();
            if (round > options.BurnIn && (rounds - round) % options.KeepEvery == 0) _rounds.Add(Round.Of(sampler.Users, sampler.Items));
        }
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions)
    {
        for (var row = 0; row < users.Length; row++)
        {
            var sum = 0.0;
            foreach (var round in _rounds) sum += round.Score(users[row], items[row]);
            predictions[row] = (float)Math.Clamp(_mean + (sum / _rounds.Count), _range.Min, _range.Max);
        }
    }

    /// <inheritdoc/>
    public bool HasContentOf(int item) => _content.Any(features => features.Has(item));
}

/// <summary>How <see cref="PlainBayesianMf"/> samples.</summary>
public sealed record PlainBayesianOptions
{
    /// <summary>Factors of a user and of an item, beside a bias each.</summary>
    public int Factors { get; init; } = 12;

    /// <summary>Imagined weights of value zero for each weight of a group.</summary>
    public double Zeros { get; init; } = 0.05;

    /// <summary>Rounds before the first that is kept.</summary>
    public int BurnIn { get; init; } = 40;

    /// <summary>Rounds from then on.</summary>
    public int Rounds { get; init; } = 240;

    /// <summary>One round in so many is kept.</summary>
    public int KeepEvery { get; init; } = 4;

    /// <summary>Whether who rated what says something.</summary>
    public bool WhoRatedWhat { get; init; }

    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; }
}
