using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Rankers;

namespace AmazonRec.Tests.Rankers;

/// <summary>Small data for rankers: two tastes, and users who go round in circles.</summary>
internal static class RankerExamples
{
    /// <summary>Users of two groups, each choosing most of the ten items of its own group, in random order.</summary>
    public static Ratings TwoTastes(int users = 60, bool stars = false)
    {
        var random = RandomSource.For(1, "tastes");
        var rows = new List<(string User, string Item, float Value, long Time)>();
        for (var user = 0; user < users; user++)
        {
            var order = RandomSource.For(1, "order", (uint)user).Permutation(10);
            for (var place = 0; place < 7; place++)
            {
                var rating = stars ? 1 + random.Below(5, (ulong)((user * 10) + place)) : 1;
                rows.Add(($"u{user:D2}", $"{(user % 2 == 0 ? "a" : "b")}{order[place]}", rating, place + 1));
            }
        }

        return Ratings.FromRows(rows);
    }

    /// <summary>Each user's next item is the one behind, of twenty in a circle.</summary>
    public static Ratings Circle(int users = 60) => Ratings.FromRows(
        from user in Enumerable.Range(0, users)
        from step in Enumerable.Range(0, 6)
        select ($"u{user:D2}", $"i{((user * 7) + step) % 20:D2}", 1f, (long)step + 1));

    public static float[] Score(IRanker ranker, int items, params int[] chosen)
    {
        var scores = new float[items];
        ranker.Score(-1, new Choices(chosen, []), scores);
        return scores;
    }

    public static RankerTask Task(Ratings rows) => new(Interactions.From(rows)) { Threads = 2 };
}
