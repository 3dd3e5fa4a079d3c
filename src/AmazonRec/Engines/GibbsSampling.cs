using System.Text.Json.Serialization;
using AmazonRec.Models;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Engines;

/// <summary>
/// Gibbs sampling in place of descent: an epoch is a round that draws every bias and factor once from its distribution given the training
/// ratings and all other weights, the strength of regularisation included (Salakhutdinov and Mnih 2008; the sampler of Rendle 2012). The
/// model predicts by the mean over the rounds that it has kept. It trains models whose rows hold rounds (<see
/// cref="Models.Layers.Dot.Rounds"/>), such as bayesian-mf, and takes all training rows at once.
/// </summary>
/// <param name="Zeros">How many more weights of value zero a group of factors is taken to have, for each that it has: pulls factors that
/// the ratings don't bear out to nothing. Biases are not pulled. By default 0.3 over the training ratings that a user or an item has on
/// the mean, at most 0.2: without any, few ratings are learned by heart; with much, factors that many ratings tell of are lost.</param>
public sealed record GibbsSampling(double? Zeros = null) : Optimizer(LearningRate: 1)
{
    /// <summary>Rounds before the first that is kept, but at most a third of all.</summary>
    public int BurnIn { get; init; } = 40;

    /// <summary>One round in so many is kept, counted back from the last: neighbours hardly differ.</summary>
    public int KeepEvery { get; init; } = 4;

    /// <summary>
    /// Whether who rated what says something, whatever the rating: users then have weights of the items they rated, and items of their
    /// users (SVD++, and the same flipped: Rendle, Zhang, Koren 2019). Trained models hold it folded into the rows.
    /// </summary>
    public bool WhoRatedWhat { get; init; }

    /// <summary>
    /// Whether biases drift in time: the level of all ratings, each item's bias and each user's (after Koren 2009). What is trained has them
    /// as they are when the ratings to predict are made (<see cref="Horizon"/>): at the end of the training rows, of the user's, or on the
    /// mean over rows. The time of a rating to predict is never read.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Drift { get; init; }

    /// <summary>
    /// Whose ratings scatter around predictions more or less widely than others': their rows count the less, the wider they scatter, and
    /// uncertainty is that of the user or the item (Lakshminarayanan, Bouchard, Archambeau 2011).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Scattering Scatter { get; init; }

    internal override double StepMomentum => 0;

    internal override bool TakesAllRows => true;

    internal override int EpochsBetweenCheckpoints => 20;

    /// <summary>The pull to zero on some training rows.</summary>
    internal double ZerosOn(int rows, ModelShape shape) => Zeros ?? Math.Min(0.2, 0.3 * (shape.Users + shape.Items) / rows);

    /// <summary>Whether a round is kept.</summary>
    /// <param name="round">From 1.</param>
    /// <param name="rounds">How many there will be; 0 where nobody knows.</param>
    internal bool Keeps(int round, int rounds) =>
        round > (rounds > 0 ? Math.Min(BurnIn, rounds / 3) : BurnIn) && Math.Abs(rounds - round) % KeepEvery == 0;

    internal override void Validate()
    {
        base.Validate();
        CheckStrength("pull to zero", Zeros ?? 0);
        if (BurnIn < 0) throw new ArgumentException($"The burn-in is {BurnIn} rounds; it must not be negative.");
        if (KeepEvery < 1) throw new ArgumentException($"One round in {KeepEvery} can't be kept; the least is 1.");
        if (Drift && Scatter != Scattering.None)
            throw new ArgumentException("Biases that drift know no scatter of users or items: leave out --scatter.");
        if (LearningRate != 1 || Decay != 0)
            throw new ArgumentException("Gibbs sampling has no learning rate: leave out --lr and --decay.");
    }
}
