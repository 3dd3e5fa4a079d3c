using System.Text.Json.Serialization;
using AmazonRec.Evaluation.Leaks;

namespace AmazonRec.Evaluation.Folds;

/// <summary>Several candidates on the same folds.</summary>
/// <param name="Folds">What the folds are called, such as "fold 1 of 5".</param>
/// <param name="Candidates">The candidates, in the order given.</param>
public sealed record CrossValidationResult(IReadOnlyList<string> Folds, IReadOnlyList<CandidateResult> Candidates)
{
    /// <summary>
    /// The verdict on all folds together: rows with copies among the rows learned from, and what memory and each candidate reach on them.
    /// Files hold it beside this.
    /// </summary>
    [JsonIgnore]
    public SplitLeak? Leak { get; init; }

    /// <summary>The result of a candidate.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public CandidateResult this[string name] =>
        Candidates.FirstOrDefault(c => c.Name == name) ?? throw new KeyNotFoundException($"There is no candidate '{name}'.");
}
