using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Synthesis;

namespace AmazonRec.Benchmarks;

/// <summary>
/// Ratings of the size and spread of Amazon Electronics, made in memory in seconds: how fast training is depends on how often ids recur,
/// not on who rated what. For reviews with words, brands and topics, see <see cref="Synthesizer"/>.
/// </summary>
public static class ElectronicsShapedRatings
{
    private const int Factors = 8;
    private const int Tries = 16;
    private const int DrawsPerRating = (2 * Tries) + 4;

    /// <summary>The ratings, by user; no user rates an item twice.</summary>
    /// <exception cref="ArgumentException">There are too few or too many ratings for the users.</exception>
    public static Ratings Make(ElectronicsShape shape)
    {
        shape.Validate();
        var user = Writers(shape);
        var item = Choices(shape, user);
        return new Ratings(Ids('u', shape.Users), Ids('i', shape.Items), user, item, Stars(shape, user, item), new long[user.Length])
        {
            Funnel = [new FunnelStep($"made, seed {shape.Seed}", user.Length, shape.Users, shape.Items, 0)],
        };
    }

    /// <summary>The user of each row: the least each, and the rest by a power law.</summary>
    private static int[] Writers(ElectronicsShape shape)
    {
        var source = RandomSource.For(shape.Seed, "benchmark activity");
        var weights = new double[shape.Users];
        for (var user = 0; user < weights.Length; user++) weights[user] = new Draws(source, (ulong)user).HeavyTail();
        var writers = new int[shape.Ratings];
        var (row, extra) = (0, shape.Ratings - (shape.Users * shape.LeastPerUser));
        var (weightLeft, extraLeft) = (weights.Sum(), extra);
        for (var user = 0; user < weights.Length; user++)
        {
            // A share of what is left, so that the rounding of all users comes out even; the cap leaves the others room enough.
            var share = weightLeft > 0 ? (int)Math.Round(extraLeft * Math.Min(weights[user] / weightLeft, 1)) : extraLeft;
            var room = shape.MostPerUser - shape.LeastPerUser;
            var least = Math.Max(0, extraLeft - ((long)room * (weights.Length - user - 1)));
            var more = (int)Math.Clamp(share, least, Math.Min(room, extraLeft));
            weightLeft -= weights[user];
            extraLeft -= more;
            var count = shape.LeastPerUser + more;
            writers.AsSpan(row, count).Fill(user);
            row += count;
        }

        return writers;
    }

    /// <summary>The item of each row, popular ones more often: as (rank + 30)^-0.9, with the ranks spread over the codes.</summary>
    private static int[] Choices(ElectronicsShape shape, int[] user)
    {
        var rank = RandomSource.For(shape.Seed, "benchmark popularity").Permutation(shape.Items);
        var popularity = new AliasTable([.. rank.Select(r => Math.Pow(r + 30, -0.9))]);
        var source = RandomSource.For(shape.Seed, "benchmark choice");
        var lastBuyer = new int[shape.Items]; // user + 1, so that 0 is nobody
        var chosen = new int[user.Length];
        for (var row = 0; row < chosen.Length; row++)
        {
            var draws = new Draws(source, (ulong)row * DrawsPerRating);
            var item = Pick(popularity, ref draws);
            for (var attempt = 1; attempt < Tries && lastBuyer[item] == user[row] + 1; attempt++) item = Pick(popularity, ref draws);
            while (lastBuyer[item] == user[row] + 1) item = (item + 1) % shape.Items; // half of the items are free: the next one is near
            lastBuyer[item] = user[row] + 1;
            chosen[row] = item;
        }

        return chosen;

        static int Pick(AliasTable table, ref Draws draws) => table.Pick(draws.Below(table.Count), draws.Uniform());
    }

    /// <summary>Stars that a model can learn: an item's quality, a user's mildness, how their factors agree, and chance.</summary>
    private static float[] Stars(ElectronicsShape shape, int[] user, int[] item)
    {
        var (users, items) = (Tastes(shape, "benchmark users", shape.Users), Tastes(shape, "benchmark items", shape.Items));
        var source = RandomSource.For(shape.Seed, "benchmark opinion");
        var opinions = new float[user.Length];
        for (var row = 0; row < opinions.Length; row++)
        {
            var u = users.AsSpan(user[row] * (Factors + 1), Factors + 1);
            var i = items.AsSpan(item[row] * (Factors + 1), Factors + 1);
            var opinion = u[Factors] + i[Factors];
            for (var k = 0; k < Factors; k++) opinion += u[k] * i[k];
            var draws = new Draws(source, (ulong)row * 4);
            opinions[row] = opinion + (float)(draws.Uniform() + draws.Uniform() + draws.Uniform() + draws.Uniform() - 2);
        }

        return Array.ConvertAll(StarScale.FromOpinions(opinions), stars => (float)stars);
    }

    /// <summary>[count, factors + 1] in -0.5 to 0.5; the last column is the bias.</summary>
    private static float[] Tastes(ElectronicsShape shape, string purpose, int count)
    {
        var source = RandomSource.For(shape.Seed, purpose);
        var tastes = new float[count * (Factors + 1)];
        for (var n = 0; n < tastes.Length; n++) tastes[n] = source.Uniform((ulong)n) - 0.5f;
        return tastes;
    }

    private static Vocabulary Ids(char kind, int count) => Vocabulary.FromIds(Enumerable.Range(0, count).Select(n => $"{kind}{n:D7}"));
}
