using System.Text.Json.Serialization;
using AmazonRec.Collectives;

namespace AmazonRec.Evaluation.Ranking;

/// <summary>How lists are made and judged.</summary>
public sealed record RankingOptions
{
    /// <summary>How many items of a list are looked at; lists are as long as the largest.</summary>
    public IReadOnlyList<int> Cutoffs { get; init; } = [5, 10];

    /// <summary>A test item counts as relevant from this rating on: 4 of 5 stars is what people call liked.</summary>
    public float RelevantFrom { get; init; } = 4;

    /// <summary>Users to judge, at most: of more, so many are drawn. All where null.</summary>
    public int? MostUsers { get; init; }

    /// <summary>Of that draw.</summary>
    public ulong Seed { get; init; }

    /// <summary>Ranks that divide the users: all of them ask for the same, and all get the same. Null: this process alone.</summary>
    [JsonIgnore]
    public Team? Team { get; init; }

    /// <summary>Refuses numbers out of range.</summary>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (Cutoffs.Count == 0 || Cutoffs.Any(k => k < 1))
            throw new ArgumentException("A ranking is looked at up to one or several places, each at least 1.");
        if (MostUsers < 1) throw new ArgumentException($"Lists of {MostUsers} users can't be judged; it takes at least 1.");
        if (!float.IsFinite(RelevantFrom)) throw new ArgumentException($"Items can't count as relevant from {RelevantFrom} stars on.");
    }
}
