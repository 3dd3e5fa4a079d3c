using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Baselines;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Training.Search;

/// <summary>
/// Where a model is searched unless someone names a space. Published options were found on large data; on small data a model reaches a
/// bias baseline only with few factors, strong pulls to zero and an output whose middle is the mean rating, so the space holds these, too.
/// </summary>
public static class UsualSpace
{
    /// <summary>The space.</summary>
    /// <param name="model">Name in the zoo.</param>
    /// <param name="options">Of the model, as it is trained by default.</param>
    /// <param name="training">How it is trained by default.</param>
    /// <param name="train">The training rows: their mean is the middle of one output range.</param>
    public static SearchSpace Create(string model, ModelOptions options, TrainingOptions training, Ratings train)
    {
        var entry = ModelZoo.Find(model);
        var (rate, network) = (training.Optimizer.LearningRate, NetworkOptions(entry, options, train));
        var schedules = training.Schedule is Constant ? "" : ",schedule=constant|one-cycle";
        return SearchSpace.Parse(training.Optimizer switch
        {
            PerSampleSgd => $"{Rates(rate, 5, 6)},regularization=0.01..0.5:log{network}",
            Sgd => $"{Rates(rate, 5, 10)},weight-decay=0.000001..0.003:log{Batches}{network};{Decoupled("optimizer=adamw,")}{network}",
            AdamW => $"{Rates(rate, 10, 4)},weight-decay=0.03..3:log{schedules}{Batches}{network};{Plain(schedules)}{network}",
            Adam => $"{Rates(rate, 5, 10)},weight-decay=0.000001..0.01:log{Batches}{network};{Plain(schedules)}{network}",
            GibbsSampling => $"regularization=0.01..0.5:log{network}",
            _ => network.TrimStart(','),
        });
    }

    private const string Batches = ",batch=32|64|128|256";

    private static string Rates(double rate, double below, double above) =>
        $"lr={SpaceOption.Written(rate / below)}..{SpaceOption.Written(rate * above)}:log";

    private static string Decoupled(string optimizer) => $"{optimizer}lr=0.0003..0.01:log,weight-decay=0.03..3:log{Batches}";

    /// <summary>Plain gradient steps: factors that begin near zero stay there unless many ratings move them.</summary>
    private static string Plain(string schedules) =>
        $"optimizer=sgd,lr=0.05..2:log,weight-decay=0.0001..0.01:log{Batches}{(schedules.Length > 0 ? ",schedule=constant" : "")}";

    private static string NetworkOptions(ZooEntry entry, ModelOptions options, Ratings train)
    {
        var text = "";
        if (entry.Uses.Contains(nameof(ModelOptions.Factors))) text += ",factors=2|8|32|64";
        if (entry.Uses.Contains(nameof(ModelOptions.Hidden))) text += ",hidden=16|64|256";
        if (entry.Uses.Contains(nameof(ModelOptions.Dropout))) text += ",dropout=0..0.6";
        if (!entry.Uses.Contains(nameof(ModelOptions.OutputRange)) || entry.RangeIsScale) return text;
        var usual = options.OutputRange ?? new RatingRange(0, 5.5f);
        var (mean, half) = (GlobalMean.MeanOf(train), (usual.Max - usual.Min) / 2.0);
        return $"{text},output-range={Ends(usual.Min, usual.Max)}|{Ends(mean - half, mean + half)}";

        static string Ends(double low, double high) =>
            $"{SpaceOption.Written(Math.Round(low, 2))}..{SpaceOption.Written(Math.Round(high, 2))}";
    }
}
