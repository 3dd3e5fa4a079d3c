using AmazonRec.Collectives;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>What one of several ranks has of a network.</summary>
/// <param name="Team">The ranks.</param>
/// <param name="Users">The users of each: their rows, and their ratings, stay with it.</param>
public sealed record RankShare(Team Team, Ranges Users)
{
    /// <summary>Items of each rank, whose rows travel for every batch; null where every rank has the rows of all items.</summary>
    public Ranges? Items { get; init; }

    /// <summary>What of a model's rows this rank has.</summary>
    internal ModelShape Of(ModelShape whole) => new(Users.CountOf(Team.Rank), Items?.CountOf(Team.Rank) ?? whole.Items);

    /// <summary>The rows of a weight that this rank has: those of its users or items, or all.</summary>
    internal (int First, int Count) RowsOf(Weight weight) => RangesOf(weight) is { } ranges
        ? (ranges.First(Team.Rank), ranges.CountOf(Team.Rank))
        : (0, weight.Rows);

    /// <summary>Which rows of a weight each rank has; null where each has all.</summary>
    internal Ranges? RangesOf(Weight weight) => weight.Entity switch
    {
        Entity.User => Users,
        Entity.Item => Items,
        _ => null,
    };
}
