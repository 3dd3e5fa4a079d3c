using AmazonRec.Compute;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Training.Search;

/// <summary>
/// What trials are drawn from: the learning rate log-uniform from a tenth of the published one to ten times it, the decay log-uniform,
/// factors, and batch by powers of two, dropout uniform. An option that the model does not have is not drawn.
/// </summary>
/// <param name="model">Name in the zoo.</param>
internal sealed class SearchSpace(string model)
{
    private const double RateFactor = 10;
    private static readonly (double Low, double High) Decays = (0.001, 1);
    private static readonly (double Low, double High) Regularizations = (0.005, 0.2);
    private static readonly (int Low, int High) FactorPowers = (3, 7);
    private static readonly (int Low, int High) BatchPowers = (5, 10);
    private const float MostDropout = 0.6f;

    private readonly ZooEntry _entry = ModelZoo.Find(model);
    private readonly TrainingOptions _recipe = Recipe.For(model);

    /// <summary>A trial's choice: the same seed and number give the same, however many trials there are.</summary>
    public Choice Draw(ulong seed, int number)
    {
        var source = RandomSource.For(seed, "search", (uint)number);
        var rate = _recipe.Optimizer.LearningRate;
        return new Choice(
            _recipe.Optimizer is GibbsSampling ? rate : LogUniform(rate / RateFactor, rate * RateFactor, 0),
            _recipe.Optimizer switch
            {
                PerSampleSgd or GibbsSampling => LogUniform(Regularizations.Low, Regularizations.High, 1),
                AdamW => LogUniform(Decays.Low, Decays.High, 1),
                _ => null,
            },
            _entry.Uses.Contains(nameof(ModelOptions.Factors)) ? Power(FactorPowers, 2) : null,
            _entry.Uses.Contains(nameof(ModelOptions.Dropout)) ? source.Uniform(3) * MostDropout : null,
            _recipe.Optimizer is PerSampleSgd or GibbsSampling ? null : Power(BatchPowers, 4));

        double LogUniform(double low, double high, ulong index) => low * Math.Pow(high / low, source.UniformDouble(index));
        int Power((int Low, int High) powers, ulong index) => 1 << (powers.Low + source.Below(powers.High - powers.Low + 1, index));
    }

    /// <summary>The model's published training with a choice in it.</summary>
    public TrainingOptions Apply(Choice choice) => _recipe with
    {
        BatchSize = choice.Batch ?? _recipe.BatchSize,
        Optimizer = _recipe.Optimizer switch
        {
            PerSampleSgd sgd => sgd with { LearningRate = choice.LearningRate, Regularization = choice.Decay ?? sgd.Regularization },
            GibbsSampling gibbs => gibbs with { Zeros = choice.Decay ?? gibbs.Zeros },
            AdamW adam => adam with { LearningRate = choice.LearningRate, WeightDecay = choice.Decay ?? adam.WeightDecay },
            var other => other with { LearningRate = choice.LearningRate },
        },
    };
}
