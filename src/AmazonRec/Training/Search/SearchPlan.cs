using AmazonRec.Models;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Training.Search;

/// <summary>What is searched, and from where.</summary>
/// <param name="Model">Name in the zoo.</param>
/// <param name="ModelOptions">Of the model by default.</param>
/// <param name="Training">How it is trained by default; its seed is that of the draws and of every trial.</param>
/// <param name="Space">What trials are drawn from.</param>
/// <param name="Trials">How many to draw, beside the default.</param>
public sealed record SearchPlan(string Model, ModelOptions ModelOptions, TrainingOptions Training, SearchSpace Space, int Trials)
{
    private const int Rounds = 3;

    /// <summary>Epochs that a drawn trial waits for a better validation loss, where the default does not stop early itself.</summary>
    public const int Patience = 4;

    /// <summary>Epochs of a drawn trial in the last round, at most; as a rule it stops early.</summary>
    public int Epochs { get; init; } = Math.Max(Training.Epochs, 40);

    /// <summary>Epochs, at most, of each round: a quarter, half, all.</summary>
    internal IReadOnlyList<int> EpochsByRound =>
        [.. Enumerable.Range(0, Rounds).Select(round => Math.Max(1, Epochs >> (Rounds - 1 - round))).Distinct()];

    /// <summary>What a trial differs in from the default, as options of the command line without dashes.</summary>
    public IReadOnlyList<(string Option, string Value)> Changes(Trial trial)
    {
        if (trial.IsDefault) return [];
        var changes = new List<(string, string)>();
        var (model, training) = (ModelOptions, Training);
        foreach (var (name, value) in trial.Choice)
        {
            var (m, t) = TunableOptions.Apply(model, training, name, value);
            // A batch is said even where it is the usual one: on few rows train would take a smaller one.
            if (m != model || t != training || name == "batch") changes.Add((name, value));
            (model, training) = (m, t);
        }

        if (trial.Epochs != Training.Epochs) changes.Add(("epochs", $"{trial.Epochs}"));
        if (Training.EarlyStopping is null) changes.Add(("patience", $"{Patience}"));
        return changes;
    }

    /// <summary>The model and the training of a trial.</summary>
    /// <param name="choice">What was drawn; empty for the default.</param>
    /// <param name="epochs">At most; null for the default's own.</param>
    /// <param name="rows">Rows to train on.</param>
    internal (Model Model, TrainingOptions Training) Build(IReadOnlyDictionary<string, string> choice, int? epochs, int rows)
    {
        var (model, training) = (ModelOptions, Training);
        foreach (var (name, value) in choice) (model, training) = TunableOptions.Apply(model, training, name, value);
        if (epochs is { } most) training = training with { Epochs = most, EarlyStopping = training.EarlyStopping ?? new(Patience) };
        return (ModelZoo.Build(Model, model), choice.ContainsKey("batch") ? training : Recipe.OnRows(training, rows).Options);
    }
}
