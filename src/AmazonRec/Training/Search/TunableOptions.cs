using System.Globalization;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Training.Search;

/// <summary>The options that a search can draw, by the names they have on the command line, and what each changes.</summary>
internal static class TunableOptions
{
    /// <summary>All of them, in the order in which they are applied: the optimizer first, as others change it.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "optimizer", "lr", "weight-decay", "regularization", "momentum", "factors", "hidden", "dropout", "batch", "schedule", "loss",
        OutputRange,
    ];

    /// <summary>The option whose values are ranges themselves.</summary>
    public const string OutputRange = "output-range";

    /// <summary>Whether values are words, which no range holds.</summary>
    public static bool IsWord(string name) => name is "optimizer" or "schedule" or "loss" or OutputRange;

    /// <summary>Whether values are whole numbers.</summary>
    public static bool IsWhole(string name) => name is "factors" or "hidden" or "batch";

    /// <summary>Model and training with one option changed.</summary>
    /// <exception cref="ArgumentException">The value is none of this option, or the optimizer has no such option.</exception>
    public static (ModelOptions Model, TrainingOptions Training) Apply(
        ModelOptions model, TrainingOptions training, string name, string value) => name switch
        {
            "optimizer" => (model, training with { Optimizer = Named(value, training.Optimizer) }),
            "lr" => (model, training with { Optimizer = training.Optimizer with { LearningRate = Number(name, value) } }),
            "weight-decay" => (model, training with { Optimizer = Decayed(training.Optimizer, Number(name, value)) }),
            "regularization" => (model, training with
            {
                Optimizer = training.Optimizer switch
                {
                    PerSampleSgd sgd => sgd with { Regularization = Number(name, value) },
                    GibbsSampling gibbs => gibbs with { Zeros = Number(name, value) },
                    _ => throw new ArgumentException("regularization belongs to per-sample-sgd and gibbs; others have weight-decay."),
                },
            }),
            "momentum" => (model, training with
            {
                Optimizer = training.Optimizer is Sgd sgd
                    ? sgd with { Momentum = Number(name, value) }
                    : throw new ArgumentException("momentum belongs to sgd; this optimizer is another one."),
            }),
            "factors" => (model with { Factors = Whole(name, value) }, training),
            "hidden" => (model with { Hidden = Whole(name, value) }, training),
            "dropout" => (model with { Dropout = (float)Number(name, value) }, training),
            "batch" => (model, training with { BatchSize = Whole(name, value) }),
            "schedule" => (model, training with
            {
                Schedule = Schedule.ByName.GetValueOrDefault(value) ?? throw None(name, value, Schedule.ByName.Keys),
            }),
            "loss" => (model, training with
            {
                Loss = Losses.TryGetValue(value, out var loss) ? loss : throw None(name, value, Losses.Keys),
            }),
            OutputRange => (model with { OutputRange = Range(value) }, training),
            _ => throw new ArgumentException($"There is no option '{name}' to search."),
        };

    /// <summary>A number of an option.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static double Number(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new ArgumentException($"{name} takes numbers; '{text}' is none.");

    private static IReadOnlyDictionary<string, Loss> Losses { get; } =
        Enum.GetValues<Loss>().Where(loss => !GroupLoss.Is(loss)).ToDictionary(loss => loss.ToString().ToLowerInvariant());

    private static int Whole(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"{name} takes whole numbers from 1; '{text}' is none.");

    private static RatingRange Range(string text)
    {
        try
        {
            return RatingRange.Parse(text);
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"{OutputRange} takes ranges such as 0..5.5; '{text}' is none.", e);
        }
    }

    /// <summary>As the command line has it: a model's own optimizer with its own numbers, another with the usual ones.</summary>
    private static Optimizer Named(string name, Optimizer own) => (name, own) switch
    {
        (_, PerSampleSgd { ImplicitFeedback: true }) when name != "per-sample-sgd" =>
            throw new ArgumentException("svdpp learns from what users rated by per-sample-sgd alone."),
        ("sgd", _) => own as Sgd ?? new Sgd(0.1),
        ("adam", _) => new Adam(),
        ("keras-adam", _) => Adam.Keras(),
        ("adamw", _) => own as AdamW ?? new AdamW(),
        (_, GibbsSampling) when name != "gibbs" => throw new ArgumentException("This model is drawn by gibbs alone."),
        ("gibbs", GibbsSampling) => own,
        ("gibbs", _) => throw new ArgumentException(
            "gibbs belongs to bayesian-mf, bayesian-svdpp and bayesian-timesvd; this model is another one."),
        ("per-sample-sgd", PerSampleSgd) => own,
        ("per-sample-sgd", _) => throw new ArgumentException("per-sample-sgd belongs to svd and svdpp; this model is another one."),
        _ => throw None("optimizer", name, ["sgd", "adam", "keras-adam", "adamw", "per-sample-sgd", "gibbs"]),
    };

    private static Optimizer Decayed(Optimizer optimizer, double decay) => optimizer switch
    {
        Sgd sgd => sgd with { WeightDecay = decay },
        Adam adam => adam with { WeightDecay = decay },
        AdamW adamw => adamw with { WeightDecay = decay },
        _ => throw new ArgumentException("This optimizer has no weight-decay; per-sample-sgd and gibbs have regularization."),
    };

    private static ArgumentException None(string name, string value, IEnumerable<string> known) =>
        new($"{name} has no value '{value}'.{Nearest.Hint(value, known)} Values: {string.Join(", ", known)}.");
}
