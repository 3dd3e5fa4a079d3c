using System.CommandLine;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models.Bayesian;

namespace AmazonRec.Cli.Train;

/// <summary>The options that choose an optimiser, or change the published one.</summary>
internal sealed class OptimizerOptions
{
    private static readonly string[] Names = ["sgd", "adam", "keras-adam", "adamw", "per-sample-sgd", "gibbs"];

    private readonly Option<string?> _name = new("--optimizer")
    {
        Description = $"{string.Join(", ", Names)}; the model's published one by default.",
        HelpName = "NAME",
    };
    private readonly Option<double?> _rate = new("--lr") { Description = "Learning rate.", HelpName = "X" };
    private readonly Option<double?> _momentum = new("--momentum") { Description = "Momentum of sgd.", HelpName = "X" };
    private readonly Option<double?> _decay = new("--decay")
    {
        Description = "Inverse-time decay of the learning rate: lr / (1 + decay * step).",
        HelpName = "X",
    };
    private readonly Option<double?> _weightDecay = new("--weight-decay")
    {
        Description = "Pull of the weights to zero: in the gradient for sgd and adam, beside it for adamw.",
        HelpName = "X",
    };

    private readonly Option<double?> _regularization = new("--regularization")
    {
        Description = "Pull to zero of per-sample-sgd, at each rating on the rows it moves, and of gibbs, on weak factors.",
        HelpName = "X",
    };

    private readonly Option<Scattering?> _scatter = new("--scatter")
    {
        Description =
            "Of gibbs: whose ratings scatter around predictions more or less widely than others', and count accordingly. none by default.",
        HelpName = "none|users|items",
    };

    public void AddTo(Command command)
    {
        _scatter.AcceptOnlyFromAmong("none", "users", "items");
        command.Add(_scatter);
        command.Add(_name);
        command.Add(_rate);
        command.Add(_momentum);
        command.Add(_decay);
        command.Add(_weightDecay);
        command.Add(_regularization);
    }

    /// <summary>What the option calls an optimiser.</summary>
    public static string NameOf(Optimizer optimizer) => optimizer switch
    {
        PerSampleSgd => "per-sample-sgd",
        GibbsSampling => "gibbs",
        AdamW => "adamw",
        Adam { EpsilonPlacement: EpsilonPlacement.Keras } => "keras-adam",
        Adam => "adam",
        _ => "sgd",
    };

    /// <exception cref="ArgumentException">There is no such optimiser, or it has no momentum.</exception>
    public Optimizer Choose(ParseResult parsed, Optimizer published)
    {
        var optimizer = parsed.GetValue(_name) switch
        {
            null => published,
            "sgd" => published as Sgd ?? new Sgd(0.1),
            "adam" => new Adam(),
            "keras-adam" => Adam.Keras(),
            "adamw" => published as AdamW ?? new AdamW(),
            "per-sample-sgd" =>
                published as PerSampleSgd
                    ?? throw new ArgumentException("per-sample-sgd belongs to svd and svdpp; this model is another one."),
            "gibbs" =>
                published as GibbsSampling
                    ?? throw new ArgumentException(
                        "gibbs belongs to bayesian-mf, bayesian-svdpp and bayesian-timesvd; this model is another one."),
            var name =>
                throw new ArgumentException(
                    $"There is no optimizer '{name}'.{Nearest.Hint(name, Names)} Optimizers: {string.Join(", ", Names)}."),
        };
        if (published is PerSampleSgd { ImplicitFeedback: true } && optimizer is not PerSampleSgd)
            throw new ArgumentException(
                "svdpp learns from what users rated by per-sample-sgd alone; with another optimizer it would be svd. Take --model svd, "
                + "or leave out --optimizer.");
        if (published is GibbsSampling && optimizer is not GibbsSampling)
            throw new ArgumentException(
                "This model is what Gibbs sampling makes of it, and no other optimizer trains it. Take --model svd, or leave out "
                + "--optimizer.");
        if (parsed.GetValue(_rate) is { } rate) optimizer = optimizer with { LearningRate = rate };
        if (parsed.GetValue(_decay) is { } decay) optimizer = optimizer with { Decay = decay };
        if (parsed.GetValue(_momentum) is { } momentum)
            optimizer = optimizer is Sgd sgd
                ? sgd with { Momentum = momentum }
                : throw new ArgumentException("--momentum belongs to sgd; this optimizer is another one.");
        if (parsed.GetValue(_regularization) is { } regularization)
            optimizer = optimizer switch
            {
                PerSampleSgd sgd => sgd with { Regularization = regularization },
                GibbsSampling gibbs => gibbs with { Zeros = regularization },
                _ => throw new ArgumentException("--regularization belongs to per-sample-sgd and gibbs; others have --weight-decay."),
            };
        if (parsed.GetValue(_scatter) is { } scatter)
            optimizer = optimizer is GibbsSampling sampled
                ? sampled with { Scatter = scatter }
                : throw new ArgumentException("--scatter belongs to gibbs, which samples bayesian-mf and bayesian-svdpp.");
        return parsed.GetValue(_weightDecay) is not { } weightDecay ? optimizer : optimizer switch
        {
            Sgd sgd => sgd with { WeightDecay = weightDecay },
            Adam adam => adam with { WeightDecay = weightDecay },
            AdamW adamw => adamw with { WeightDecay = weightDecay },
            _ => throw new ArgumentException("This optimizer has no weight decay. per-sample-sgd and gibbs have --regularization."),
        };
    }
}
