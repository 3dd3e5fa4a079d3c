using System.Text.Json.Serialization;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>How good a ranker's lists are.</summary>
/// <param name="Users">Users who are judged: each has a relevant test item that a list can have.</param>
/// <param name="UsersNotDrawn">Users with such an item who were not drawn.</param>
/// <param name="UsersLeftOut">Users with test rows, none of them relevant: they can't be judged.</param>
/// <param name="RelevantFrom">The rating from which on a test item counts as relevant.</param>
/// <param name="At">The metrics for each cutoff.</param>
/// <param name="Beyond">What the lists are like, whether or not they are right.</param>
public sealed record RankingResult(
    int Users, int UsersNotDrawn, int UsersLeftOut, float RelevantFrom, IReadOnlyList<RankingAt> At, BeyondAccuracy Beyond)
{
    /// <summary>Relevant pairs of user and test item of all users, each once; 0 in results of before they were counted.</summary>
    public int Pairs { get; init; }

    /// <summary>Those of them that no list can have, as the user has rated the item in training, too: they don't count.</summary>
    public int PairsLeftOut { get; init; }

    /// <summary>Users none of whose relevant items a list can have: they are not judged.</summary>
    public int UsersUnlisted { get; init; }

    /// <summary>
    /// The lists themselves, as long as the largest cutoff. No part of a file, and so empty in a result that is read from one.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<TopList> Lists { get; init; } = [];
}
