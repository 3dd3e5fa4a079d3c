namespace AmazonRec.Training.Search;

/// <summary>A search as its file holds it: which, and what has been tried.</summary>
/// <param name="Model">Name in the zoo.</param>
/// <param name="Space">What trials are drawn from, as text.</param>
/// <param name="Seed">Of the draws and of every run.</param>
/// <param name="Choices">How many trials are drawn.</param>
/// <param name="Epochs">Of the last round, at most.</param>
/// <param name="Split">Hash of the rows.</param>
/// <param name="Baseline">RMSE of the tuned-bias baseline, fitted on the same training rows, on the same validation rows.</param>
/// <param name="Trials">In the order they were made; the first has the default options.</param>
public sealed record SearchState(
    string Model, string Space, ulong Seed, int Choices, int Epochs, string Split, double Baseline, IReadOnlyList<Trial> Trials)
{
    /// <summary>The trial with the least error, and of equal ones the shortest; null where none went well.</summary>
    public Trial? Best() => ByChoice().FirstOrDefault(t => double.IsFinite(t.Rmse));

    /// <summary>Each choice once, with its best run: the best first, those that diverged last.</summary>
    public IReadOnlyList<Trial> ByChoice() =>
        [.. Trials.GroupBy(t => t.Number).Select(runs => Ordered(runs).First()).OrderBy(t => Order(t.Rmse)).ThenBy(t => t.Number)];

    /// <summary>The trial with the default options; null where it has not been made.</summary>
    public Trial? Default() => Trials.FirstOrDefault(t => t.IsDefault);

    /// <summary>What differs from another search, in words; null where these trials can go on in it.</summary>
    internal string? Difference(SearchState other) =>
        Model != other.Model ? $"model {Model}, not {other.Model}"
        : Space != other.Space ? $"space {Space}, not {other.Space}"
        : Seed != other.Seed ? $"seed {Seed}, not {other.Seed}"
        : Choices != other.Choices ? $"{Choices} trials, not {other.Choices}"
        : Epochs != other.Epochs ? $"at most {Epochs} epochs, not {other.Epochs}"
        : Split != other.Split ? $"split {Split}, not {other.Split}"
        : null;

    internal static IOrderedEnumerable<Trial> Ordered(IEnumerable<Trial> trials) =>
        trials.OrderBy(t => Order(t.Rmse)).ThenBy(t => t.Epochs).ThenBy(t => t.Number);

    private static double Order(double rmse) => double.IsFinite(rmse) ? rmse : double.PositiveInfinity;
}
