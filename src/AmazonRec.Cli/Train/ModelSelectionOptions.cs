using System.CommandLine;
using AmazonRec.Auto;
using AmazonRec.Cli.Options;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Cli.Train;

/// <summary>The options that choose a model and how a step of its training goes, the same for every command that trains.</summary>
/// <param name="several">Whether it takes several models; they may be named by --models then, too.</param>
/// <param name="required">Whether one has to be named.</param>
/// <param name="auto">Whether there is auto among them.</param>
internal sealed class ModelSelectionOptions(bool several = false, bool required = true, bool auto = false)
{
    private readonly Option<string> _model = Name(several, required, auto);
    private readonly Option<RatingRange?> _outputRange = RangeOption.Optional(
        "--output-range",
        "MIN,MAX",
        "Range of the output. By default the scale where predictions are clipped, and a little wider for a sigmoid (0,5.5 for stars).");
    private readonly Option<int?> _factors = new("--factors") { Description = "Width of the embeddings.", HelpName = "N" };
    private readonly Option<int?> _hidden = new("--hidden") { Description = "Units of the hidden layer.", HelpName = "N" };
    private readonly Option<float?> _dropout = new("--dropout") { Description = "Dropout rate after the hidden layer.", HelpName = "X" };
    private readonly Option<string?> _layers = new("--layers")
    {
        Description = "Units of the hidden layers, from the embeddings up, such as 100,50.",
        HelpName = "LIST",
    };
    private readonly Option<string?> _branches = new("--branches")
    {
        Description = "Parts of hybrid-text-image: some of dot,mlp,text,image; all by default.",
        HelpName = "LIST",
    };
    private readonly Option<Loss?> _loss = new("--loss")
    {
        Description = "mse, mae, huber or bce (ratings of 0 and 1); the model's published one by default.",
        HelpName = "NAME",
    };
    private readonly Option<RecipeName> _recipe = new("--recipe")
    {
        Description =
            "fitted: from the tuned baseline, with rates and penalties by the rows per user and item, and back to the best epoch. "
            + "published: as the model was trained where it was published.",
        HelpName = "fitted|published",
    };
    private readonly OptimizerOptions _optimizer = new();
    private readonly Option<int?> _batch = new("--batch")
    {
        Description = "Rows per step; the published number by default, or fewer where an epoch would have few steps.",
        HelpName = "N",
    };
    private readonly Option<bool?> _dropLast = new("--drop-last")
    {
        Description = "Leave out an epoch's last batch where it is smaller; the model's published habit by default.",
        HelpName = "true|false",
    };
    private readonly Option<Updates> _updates = new("--updates")
    {
        Description = "Embedding rows that a step moves: dense (all, as Keras and PyTorch do) or lazy (those of the batch).",
        HelpName = "NAME",
    };

    /// <summary>Rows before there are any: only kinds are asked of a recipe that is fitted to them.</summary>
    public static RowCounts Unread { get; } = new(1000, 100, 100, 100);

    /// <summary>The model alone, for commands that choose the rest themselves.</summary>
    public static Option<string> Name(bool several = false, bool required = true, bool auto = false) =>
        new("--model", several ? ["--models"] : [])
        {
            Description =
                (auto ? $"{AutoFit.Name}: a blend of several, chosen and weighed by training rows; " : "")
                + string.Join("; ", ModelZoo.Entries.Select(e => $"{e.Name}: {e.Summary}")) + ".",
            HelpName = "NAME",
            Required = required,
        };

    /// <summary>The option that names it.</summary>
    public Option Model => _model;

    /// <summary>Whether a model is named.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_model) is not null;

    public void AddTo(Command command)
    {
        _loss.AcceptOnlyFromAmong("mse", "mae", "huber", "bce"); // a number, or two names, would be taken for one otherwise
        _recipe.AcceptOnlyFromAmong("fitted", "published");
        _updates.AcceptOnlyFromAmong("dense", "lazy");
        foreach (var option in new Option[] { _model, _outputRange, _factors, _hidden, _dropout, _layers, _branches, _recipe, _loss })
            command.Add(option);
        _optimizer.AddTo(command);
        foreach (var option in new Option[] { _batch, _dropLast, _updates }) command.Add(option);
    }

    /// <summary>Whether auto is asked for, or nothing else.</summary>
    public bool IsAuto(ParseResult parsed) =>
        string.Equals(parsed.GetValue(_model) ?? AutoFit.Name, AutoFit.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The model's name, as the zoo spells it whatever its case here.</summary>
    public string Name(ParseResult parsed) => ModelZoo.Spelt(parsed.GetRequiredValue(_model));

    /// <summary>The models of a command that takes several, each once.</summary>
    public IReadOnlyList<string> Names(ParseResult parsed) =>
        [.. parsed.GetRequiredValue(_model).Split(',', StringSplitOptions.TrimEntries).Select(Spelt).Distinct()];

    /// <summary>The model for what the data brings along.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="scale">Of the ratings.</param>
    /// <param name="inputs">What the data brings along.</param>
    /// <param name="name">Which of several; the only one by default.</param>
    public Model Build(ParseResult parsed, RatingRange scale, ModelInputs inputs, string? name = null) =>
        ModelZoo.Build(name ?? Name(parsed), Options(parsed, scale, name) with { Inputs = inputs });

    /// <summary>What is chosen about the model.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="scale">Of the ratings.</param>
    /// <param name="name">Which of several; the only one by default.</param>
    public ModelOptions Options(ParseResult parsed, RatingRange scale, string? name = null)
    {
        var derived = ModelZoo.Find(name ?? Name(parsed)).RangeOn(scale);
        return new ModelOptions
        {
            Factors = parsed.GetValue(_factors),
            Hidden = parsed.GetValue(_hidden),
            Dropout = parsed.GetValue(_dropout),
            Layers = parsed.GetValue(_layers) is { } layers ? [.. layers.Split(',').Select(Units)] : null,
            Branches = parsed.GetValue(_branches) is { } branches
                ? branches.Split(',').Select(Branch).Aggregate((all, one) => all | one)
                : null,
            OutputRange = parsed.GetValue(_outputRange) ?? derived,
        };
    }

    /// <summary>Which recipe is asked for.</summary>
    public RecipeName Recipe(ParseResult parsed) => parsed.GetValue(_recipe);

    /// <summary>
    /// The options on the rows there are: a published batch that nobody chose gets smaller where an epoch would have few steps.
    /// </summary>
    public (TrainingOptions Options, string? Adjustment) OnRows(ParseResult parsed, TrainingOptions options, int rows) =>
        parsed.GetValue(_batch) is null && Recipe(parsed) == RecipeName.Published
            ? AmazonRec.Training.Recipe.OnRows(options, rows)
            : (options, null);

    /// <summary>The model's recipe, changed by what is given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="seed">Of the training.</param>
    /// <param name="rows">What a fitted recipe is fitted to; null before the data is read, for what does not depend on them.</param>
    /// <param name="name">Which of several; the only one by default.</param>
    public TrainingOptions TrainingOf(ParseResult parsed, ulong seed, RowCounts? rows, string? name = null)
    {
        var (model, options) = (name ?? Name(parsed), Options(parsed, RatingRange.Stars, name));
        var recipe = Recipe(parsed) == RecipeName.Published
            ? AmazonRec.Training.Recipe.For(model, options)
            : AmazonRec.Training.Recipe.Fitted(model, rows ?? Unread, options);
        return recipe with
        {
            BatchSize = parsed.GetValue(_batch) ?? recipe.BatchSize,
            DropLast = parsed.GetValue(_dropLast) ?? recipe.DropLast,
            Optimizer = _optimizer.Choose(parsed, recipe.Optimizer),
            Loss = parsed.GetValue(_loss) ?? recipe.Loss,
            Updates = parsed.GetValue(_updates),
            Seed = seed,
        };
    }

    private static string Spelt(string name) =>
        string.Equals(name, AutoFit.Name, StringComparison.OrdinalIgnoreCase) ? AutoFit.Name : ModelZoo.Spelt(name);

    private static int Units(string text) =>
        int.TryParse(text.Trim(), out var units)
            ? units
            : throw new ArgumentException($"--layers takes numbers, such as 100,50; '{text}' is none.");

    private static HybridBranches Branch(string text) => text.Trim() switch
    {
        "dot" => HybridBranches.Dot,
        "mlp" => HybridBranches.Mlp,
        "text" => HybridBranches.Text,
        "image" => HybridBranches.Image,
        var other => throw new ArgumentException($"--branches takes some of dot,mlp,text,image; '{other}' is none of them."),
    };
}
