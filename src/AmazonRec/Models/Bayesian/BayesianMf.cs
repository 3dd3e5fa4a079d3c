using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Models.Bayesian;

/// <summary>
/// Bayesian matrix factorisation: weights are sampled, not descended to: mean, biases and factors of users and items, each from its
/// distribution given the ratings (Gibbs sampling; Salakhutdinov and Mnih 2008, with one weight drawn at a time as in Rendle 2012).
/// Predictions are the mean over the kept rounds, which is what makes it stronger than one descent. Users may bring the items they rated
/// along and items their users (SVD++, and the same flipped: Rendle, Zhang, Koren 2019), and items their content.
/// A user or an item without ratings has the mean that its weights would be drawn from, and what its content says.
/// </summary>
public sealed class BayesianMf : IRatingPredictor
{
    private readonly List<Round> _rounds = [];
    private readonly double _mean;
    private readonly RatingRange _range;
    private readonly IReadOnlyList<ItemFeatures> _content;

    /// <summary>Draws the rounds.</summary>
    /// <param name="train">Ratings to fit on.</param>
    /// <param name="options">How.</param>
    /// <param name="content">Of the items.</param>
    /// <param name="progress">Told of each round: the share that is done, 0 to 1, and the mean squared training error.</param>
    /// <param name="cancellation">Ends it.</param>
    public BayesianMf(
        Ratings train, BayesianMfOptions options,
        IReadOnlyList<ItemFeatures> content, IProgress<(double Share, double Loss)>? progress = null,
        CancellationToken cancellation = default)
    {
        (_mean, _content) = (GlobalMean.MeanOf(train), content);
        _range = new RatingRange(train.Value.Min(), train.Value.Max());
        var sampler = new GibbsSampler(
            train.User, train.Item, train.Value, _mean, new(train.Users.Count, train.Items.Count), options, content);
        var rounds = options.BurnIn + options.Rounds;
        for (var round = 1; round <= rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var loss = sampler.Draw();
            if (round > options.BurnIn && (rounds - round) % options.KeepEvery == 0) _rounds.Add(Round.Of(sampler.Users, sampler.Items));
            progress?.Report(((double)round / rounds, loss));
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
