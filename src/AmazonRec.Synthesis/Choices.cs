using System.Collections.Concurrent;
using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>Which items the users rate: of topics to their taste, popular ones more often, none twice, and no item left out.</summary>
internal static class Choices
{
    private const int Tries = 24;
    private const int DrawsPerRating = 2 * Tries + 1;

    /// <summary>The item of each rating, in the order of <see cref="SyntheticUsers.FirstRating"/>. Linear in the ratings.</summary>
    public static int[] Make(SynthesisOptions options, SyntheticUsers users, SyntheticItems items, int[] days, SynthesisWork work)
    {
        var chosen = OnceEach(options);
        var source = RandomSource.For(options.Seed, "synthesis choice");
        var moves = new Drift(options.Drift).Moves;
        var lists = new ConcurrentBag<int[]>(); // who last took each item, as user + 1: no two users need the same list
        work.OverRanges(options.Users, 1 << 13, (first, end) =>
        {
            if (!lists.TryTake(out var lastBuyer)) lastBuyer = new int[options.Items];
            Span<double> interests = stackalloc double[Topic.All.Length];
            for (var user = first; user < end; user++)
            {
                var start = users.FirstRating[user];
                var own = chosen.AsSpan(start..users.FirstRating[user + 1]);
                users.Interests(user, days[start], interests);
                foreach (var item in own)
                {
                    if (item >= 0) lastBuyer[item] = user + 1;
                }

                for (var n = 0; n < own.Length; n++)
                {
                    if (own[n] >= 0) continue;
                    var day = days[start + n];
                    if (moves) users.Interests(user, day, interests);
                    var draws = new Draws(source with { Part = (uint)user }, (ulong)n * DrawsPerRating);
                    own[n] = Choose(items, interests, day, lastBuyer, user + 1, ref draws);
                    lastBuyer[own[n]] = user + 1;
                }
            }

            lists.Add(lastBuyer);
        });

        return chosen;
    }

    // Every item takes one rating from its own stretch of them; the rest, at -1, are for the users to choose.
    private static int[] OnceEach(SynthesisOptions options)
    {
        var chosen = new int[options.Ratings];
        Array.Fill(chosen, -1);
        var order = RandomSource.For(options.Seed, "synthesis first rating").Permutation(options.Items);
        var source = RandomSource.For(options.Seed, "synthesis first rating place");
        for (var n = 0; n < order.Length; n++)
        {
            var from = (int)((long)n * options.Ratings / order.Length);
            var to = (int)((long)(n + 1) * options.Ratings / order.Length);
            chosen[from + source.Below(to - from, (ulong)n)] = order[n];
        }

        return chosen;
    }

    private static int Choose(SyntheticItems items, ReadOnlySpan<double> interests, int day, int[] lastBuyer, int buyer, ref Draws draws)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var wish = draws.Uniform() * interests[^1];
            var topic = 0;
            while (topic < interests.Length - 1 && wish >= interests[topic]) topic++;
            var item = items.PickPopular(topic, draws.Uniform(), day);
            if (item >= 0 && lastBuyer[item] != buyer) return item;
        }

        // The user knows nearly all of what attracts them. Half of the items are free, so the next free one is near.
        var any = draws.Below(items.Count);
        while (lastBuyer[any] == buyer) any = (any + 1) % items.Count;
        return any;
    }
}
