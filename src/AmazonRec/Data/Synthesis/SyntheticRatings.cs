using AmazonRec.Compute;

namespace AmazonRec.Data.Synthesis;

/// <summary>Who rated what, when and how: columns in the order of the users, and within a user in the order of writing.</summary>
internal sealed class SyntheticRatings
{
    /// <summary>The first day on which anything is written: 2010-01-01, in days since 1970-01-01.</summary>
    public const int FirstDay = 14610;

    /// <summary>The last one: 2018-10-01.</summary>
    public const int LastDay = 17805;

    // What an opinion is made of, as parts of its variance. As in real data, users and items explain much and tastes some more; the
    // tests hold what that means for a model's error.
    private static readonly double UserWeight = Math.Sqrt(0.26);
    private static readonly double ItemWeight = Math.Sqrt(0.22);
    private static readonly double TasteWeight = Math.Sqrt(0.34);
    private static readonly double ChanceWeight = Math.Sqrt(0.18);

    public SyntheticRatings(SynthesisOptions options, CancellationToken cancellation = default)
    {
        UserTruth = new SyntheticUsers(options);
        ItemTruth = new SyntheticItems(options);
        Users = new int[options.Ratings];
        Days = new int[options.Ratings];
        var opinions = new float[options.Ratings];
        Items = Choices.Make(options, UserTruth, ItemTruth, cancellation);
        for (var user = 0; user < options.Users; user++)
        {
            if (user % 4096 == 0) cancellation.ThrowIfCancellationRequested();
            var (from, to) = (UserTruth.FirstRating[user], UserTruth.FirstRating[user + 1]);
            var draws = new Draws(RandomSource.For(options.Seed, "synthesis rating", (uint)user));
            // The square root puts more beginnings into later years, as the shops grew.
            var begin = Math.Sqrt(draws.Uniform());
            var length = (1 - begin) * draws.Uniform();
            for (var n = from; n < to; n++)
            {
                Users[n] = user;
                var when = begin + length * (n - from + draws.Uniform()) / (to - from);
                Days[n] = FirstDay + (int)(when * (LastDay - FirstDay));
                opinions[n] = (float)(UserWeight * UserTruth.Kindness[user] + ItemWeight * ItemTruth.Quality[Items[n]]
                    + TasteWeight * Match(user, Items[n]) + ChanceWeight * draws.Normal());
            }
        }

        Stars = StarScale.FromOpinions(opinions);
    }

    public SyntheticUsers UserTruth { get; }

    public SyntheticItems ItemTruth { get; }

    /// <summary>The users' indices from 0, rising.</summary>
    public int[] Users { get; }

    /// <summary>The items' indices from 0.</summary>
    public int[] Items { get; }

    /// <summary>1 to 5.</summary>
    public byte[] Stars { get; }

    /// <summary>Days since 1970-01-01; never falling within a user.</summary>
    public int[] Days { get; }

    /// <summary>How well an item suits a user's taste: mean 0, variance 1 over all pairs.</summary>
    public double Match(int user, int item)
    {
        var tastes = UserTruth.Tastes(user);
        var traits = ItemTruth.Traits(item);
        var sum = 0.0;
        for (var k = 0; k < tastes.Length; k++) sum += tastes[k] * traits[k];
        return 0.5 * sum; // 1 / √4 aspects
    }
}
