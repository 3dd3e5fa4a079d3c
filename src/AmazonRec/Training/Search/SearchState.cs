namespace AmazonRec.Training.Search;

/// <summary>A search as its file holds it: which, and what has been tried.</summary>
/// <param name="Model">Name in the zoo.</param>
/// <param name="Seed">Of the choices and of every run.</param>
/// <param name="Choices">How many choices there are.</param>
/// <param name="Split">Hash of the rows.</param>
/// <param name="Trials">In the order they were made.</param>
public sealed record SearchState(string Model, ulong Seed, int Choices, string Split, IReadOnlyList<Trial> Trials)
{
    /// <summary>The trial with the least error among those of the most epochs; null where none has been made.</summary>
    public Trial? Best() =>
        Trials.Where(t => double.IsFinite(t.Rmse)).OrderByDescending(t => t.Epochs).ThenBy(t => t.Rmse).ThenBy(t => t.Number)
            .FirstOrDefault();

    /// <summary>Whether these trials can go on in another search: the choices do not depend on how many there are.</summary>
    internal bool Serves(SearchState other) => (Model, Seed, Split, Choices) == (other.Model, other.Seed, other.Split, other.Choices);
}
