using System.Globalization;
using AmazonRec.Auto;
using AmazonRec.Engines;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Runs.Advice;

/// <summary>What hints ask of a result.</summary>
internal sealed record Facts(ExperimentResult Result)
{
    private const int FewFactors = 8;
    private const double MuchDecay = .1;
    private static readonly string[] Good = [AutoFit.Name, "svd"];

    public History History => Result.History;

    public TrainingOptions Options => Result.Options ?? new();

    /// <summary>How much worse than the tuned baseline, as a share of its error; below 0 for better, null where it is not known.</summary>
    public double? Behind => Result.Baselines.TryGetValue(Baseline.Yardstick.Name, out var baseline) && baseline.Rmse > 0
        ? (Result.Test.Rmse / baseline.Rmse) - 1
        : null;

    public bool IsBehind => Behind > 0;

    /// <summary>The options that pull weights to zero more than they were.</summary>
    public string MoreDecay => Options.Optimizer switch
    {
        PerSampleSgd sgd => $"--regularization {Number(Math.Max(MuchDecay, 2 * sgd.Regularization))}",
        AdamW adam => $"--weight-decay {Number(Math.Max(MuchDecay, 2 * adam.WeightDecay))}",
        Adam adam => $"--weight-decay {Number(Math.Max(1e-4, 10 * adam.WeightDecay))}",
        _ => "--weight-decay 1E-05",
    };

    /// <summary>How much weights are pulled to zero.</summary>
    public double Decay => Options.Optimizer switch
    {
        PerSampleSgd sgd => sgd.Regularization,
        AdamW adam => adam.WeightDecay,
        Adam adam => adam.WeightDecay,
        Sgd sgd => sgd.WeightDecay,
        _ => 0,
    };

    /// <summary>Fewer factors, where the model has any; none otherwise.</summary>
    public IEnumerable<string> FewerFactors =>
        HasFactors && !(Result.Input?.ModelOptions.Factors <= FewFactors)
            ? [$"--factors {FewFactors}"]
            : [];

    /// <summary>Whether the model has factors of users and items.</summary>
    public bool HasFactors =>
        ModelZoo.Entries.Any(entry => entry.Name == Result.Model && entry.Uses.Contains(nameof(ModelOptions.Factors)));

    /// <summary>The fitted recipe, where it was trained by the published one; none otherwise.</summary>
    public IEnumerable<string> FittedRecipe => Options.Start == StartingPoint.Drawn && Result.Input?.Recipe == "published"
        ? ["--recipe fitted"]
        : [];

    /// <summary>Good models that are others than this one; none for a blend, which has them all.</summary>
    public IEnumerable<string> OtherModels => Result.Auto is not null
        ? []
        : Good.Where(name => name != Result.Model).Select(name => $"--model {name}");

    /// <summary>Whether the model has no term of a user's or an item's own.</summary>
    public bool LacksBiases => Result.Model is "dot-mf" or "dot-l2" or "dot-product" or "sigmoid-dot";

    public static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
