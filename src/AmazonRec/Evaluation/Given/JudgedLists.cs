using AmazonRec.Evaluation.Ranking;

namespace AmazonRec.Evaluation.Given;

/// <summary>How good the lists of a file are.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Users">Users who have a list.</param>
/// <param name="Order">What the lists are ordered by.</param>
/// <param name="UsersWithoutTruth">Those of them who are not in the truth: left out.</param>
/// <param name="UsersWithoutRelevant">Those of them who are, but with nothing relevant: left out likewise.</param>
/// <param name="UsersWithoutList">Users who are judged and have no list: each counts as 0.</param>
/// <param name="UsersWithShortList">Users who are judged and have a list of fewer items than the largest cutoff: what is missing counts as
/// not relevant.</param>
/// <param name="At">The metrics at each cutoff.</param>
/// <param name="Beyond">What the lists are like, up to the largest cutoff, whether or not they are right; popularity and novelty are not
/// numbers where no training rows are given.</param>
public sealed record JudgedLists(
    string Name, int Rows, int Users, ListOrder Order, int UsersWithoutTruth, int UsersWithoutRelevant, int UsersWithoutList,
    int UsersWithShortList, IReadOnlyList<JudgedListsAt> At, BeyondAccuracy Beyond)
{
    /// <summary>
    /// Items of the lists, up to the largest cutoff, that the user has in the training rows; they stay where they are. Null where no
    /// training rows are given.
    /// </summary>
    public int? ItemsInTraining { get; init; }

    /// <summary>Which column was taken for what, where nothing in the file says it; null where the file says all.</summary>
    public string? Guess { get; init; }
}
