using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>
/// How many reviews each user writes: at least one, at most half of the items, with a heavy tail, and in all exactly as many as were
/// asked for.
/// </summary>
internal static class Activity
{
    private const int Rounds = 64;

    /// <summary>Where each user's ratings begin when all are laid end to end: users + 1 rising numbers, from 0 to the ratings.</summary>
    public static int[] FirstRatings(SynthesisOptions options, SynthesisWork work)
    {
        var room = options.MostPerUser - 1;
        var extra = options.Ratings - options.Users;
        var weights = Weights(options, work);
        var scale = Scale(weights, extra, room);

        var first = new int[options.Users + 1];
        var owed = 0.0; // carries the fractions from user to user, so that rounding loses none
        var left = extra;
        for (var user = 0; user < weights.Length; user++)
        {
            owed += Math.Min(weights[user] * scale, room);
            var more = Math.Min((int)owed, Math.Min(left, room));
            owed -= more;
            left -= more;
            first[user + 1] = 1 + more;
        }

        for (var user = 0; left > 0; user++)
        {
            var more = Math.Min(left, room + 1 - first[user + 1]);
            first[user + 1] += more;
            left -= more;
        }

        for (var user = 0; user < weights.Length; user++) first[user + 1] += first[user];
        return first;
    }

    // How much each user would write beyond the first review, were all in proportion.
    private static double[] Weights(SynthesisOptions options, SynthesisWork work)
    {
        var weights = new double[options.Users];
        var oneTime = options.OneTimeUsers;
        var source = RandomSource.For(options.Seed, oneTime > 0 ? "synthesis one-time users" : "synthesis activity");
        work.OverRanges(weights.Length, 1 << 16, (from, to) =>
        {
            for (var user = from; user < to; user++)
            {
                var draws = new Draws(source with { Part = (uint)user });
                weights[user] = oneTime == 0 ? draws.HeavyTail() : draws.Chance(oneTime) ? 0 : draws.LongTail();
            }
        });
        return weights;
    }

    // What to multiply the weights by: what the users with the most would write beyond the room they have goes to all others in proportion.
    private static double Scale(double[] weights, int extra, int room)
    {
        var scale = 0.0;
        var full = -1L;
        for (var round = 0; round < Rounds; round++)
        {
            var nowFull = 0L;
            var free = 0.0;
            foreach (var weight in weights)
            {
                if (scale > 0 && weight * scale >= room) nowFull++;
                else free += weight;
            }

            if (nowFull == full || free <= 0) break;
            full = nowFull;
            scale = (extra - (double)nowFull * room) / free;
        }

        return scale;
    }
}
