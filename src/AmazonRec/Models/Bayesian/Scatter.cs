using MathNet.Numerics;

namespace AmazonRec.Models.Bayesian;

/// <summary>
/// How widely the ratings of each entity of a side scatter around predictions: some users rate by a whim and some always the same. An
/// entity's ratings have the round's precision times its own, which is drawn from its gamma distribution given the errors; its prior has
/// mean 1, and how narrow it is (degrees of freedom) is drawn, too (Lakshminarayanan, Bouchard, Archambeau 2011, "Robust Bayesian matrix
/// factorisation").
/// </summary>
internal sealed class Scatter
{
    private const double Least = 1e-3;
    private const double FirstFreedom = 8;
    private static readonly double[] Freedoms = [.. Enumerable.Range(0, 42).Select(step => Math.Pow(1.18, step))]; // 1 to about 900

    private readonly EntityRowOrder _rows;
    private readonly double[] _freedom = [FirstFreedom];

    /// <param name="rows">Of the side.</param>
    /// <param name="count">Its entities.</param>
    public Scatter(EntityRowOrder rows, int count)
    {
        (_rows, Precisions) = (rows, new double[count]);
        Array.Fill(Precisions, 1);
    }

    /// <summary>What the precision of each entity's ratings is multiplied by.</summary>
    public double[] Precisions { get; }

    /// <summary>The sum of squared errors, each times its entity's multiplier.</summary>
    public double SquaredErrors(double[] errors)
    {
        var sum = 0.0;
        for (var entity = 0; entity < Precisions.Length; entity++) sum += Precisions[entity] * _rows.SquaredErrors(entity, errors);
        return sum;
    }

    /// <summary>Draws all anew.</summary>
    /// <param name="errors">Rating less prediction of each row.</param>
    /// <param name="precision">Of the ratings, common to all.</param>
    /// <param name="draws">Of this round.</param>
    public void Draw(double[] errors, double precision, Draws draws)
    {
        var (logs, sum) = (0.0, 0.0);
        for (var entity = 0; entity < Precisions.Length; entity++)
        {
            var shape = (_freedom[0] + _rows.Count(entity)) / 2;
            var rate = (_freedom[0] + (precision * _rows.SquaredErrors(entity, errors))) / 2;
            Precisions[entity] = Math.Max(Least, draws.Gamma(shape, rate));
            (logs, sum) = (logs + Math.Log(Precisions[entity]), sum + Precisions[entity]);
        }

        _freedom[0] = DrawFreedom(logs, sum, draws);
    }

    /// <summary>All that going on takes.</summary>
    public IEnumerable<(string Name, double[] Values)> State() => [("precisions", Precisions), ("freedom", _freedom)];

    /// <summary>From the grid of degrees of freedom, by how likely each makes the multipliers.</summary>
    private double DrawFreedom(double logs, double sum, Draws draws)
    {
        var likelihoods = Array.ConvertAll(Freedoms, freedom =>
        {
            var half = freedom / 2;
            return (Precisions.Length * ((half * Math.Log(half)) - SpecialFunctions.GammaLn(half))) + ((half - 1) * logs) - (half * sum);
        });
        var most = likelihoods.Max();
        var left = draws.Uniform() * likelihoods.Sum(likelihood => Math.Exp(likelihood - most));
        for (var at = 0; at < Freedoms.Length; at++)
            if ((left -= Math.Exp(likelihoods[at] - most)) <= 0) return Freedoms[at];
        return Freedoms[^1];
    }
}
