using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>
/// Who rated what, when and how: columns in the order of the users, and within a user in the order of writing; behind them, the copies.
/// </summary>
internal sealed class SyntheticRatings
{
    /// <summary>The first day on which anything is written: 2010-01-01, in days since 1970-01-01.</summary>
    public const int FirstDay = 14610;

    /// <summary>The last one: 2018-10-01.</summary>
    public const int LastDay = 17805;

    private const int DrawsPerRating = 13; // when, and twelve for chance
    private const int UsersAtOnce = 1 << 13;

    // What an opinion is made of, as parts of its variance. As in real data, users and items explain much and tastes some more; the
    // tests hold what that means for a model's error.
    private static readonly double UserWeight = Math.Sqrt(0.26);
    private static readonly double ItemWeight = Math.Sqrt(0.22);
    private static readonly double TasteWeight = Math.Sqrt(0.34);
    private static readonly double ChanceWeight = Math.Sqrt(0.18);

    private readonly Drift _drift;
    private readonly CopyRows _copies;

    public SyntheticRatings(SynthesisOptions options, SynthesisWork? work = null)
    {
        work ??= new();
        _drift = new Drift(options.Drift);
        var own = options.WithoutCopies;
        UserTruth = new SyntheticUsers(own, work);
        work.Report(0.05);
        ItemTruth = new SyntheticItems(own, work);
        Users = new int[own.Ratings];
        Days = new int[own.Ratings];
        PlaceInTime(own, work);
        work.Report(0.1);
        Items = Choices.Make(own, UserTruth, ItemTruth, Days, work);
        work.Report(0.2);
        Levels = StarScale.Find(options.Format);
        Stars = StarScale.FromOpinions(Opinions(own, work), Levels, work);
        work.Report(0.25);
        _copies = new CopyRows(options, this);
        if (options.CopyRows == 0) return;
        (Users, Items, Days, Stars) = (_copies.Users, _copies.Items, _copies.Days, _copies.Stars);
        ItemTruth.AddClones(_copies.CloneOrigins);
    }

    public SyntheticUsers UserTruth { get; }

    public SyntheticItems ItemTruth { get; }

    /// <summary>The users' indices from 0; rising, but for the copies.</summary>
    public int[] Users { get; }

    /// <summary>The items' indices from 0.</summary>
    public int[] Items { get; }

    /// <summary>1 to 5, or in half stars 1 to 10.</summary>
    public byte[] Stars { get; }

    /// <summary>The share of each level of <see cref="Stars"/>.</summary>
    public double[] Levels { get; }

    /// <summary>Days since 1970-01-01; never falling within a user, but for the copies.</summary>
    public int[] Days { get; }

    /// <summary>Draws for the writing of a row; a clone's row has those of its original, and so the same words.</summary>
    public Draws DrawsOf(WritingSource source, int row)
    {
        row = _copies.OriginalOf(row);
        return row < _copies.First
            ? source.OfUser(Users[row], row - UserTruth.FirstRating[Users[row]])
            : source.OfCopy(row - _copies.First);
    }

    /// <summary>How well an item suits a user's taste, before any drift: mean 0, variance 1 over all pairs.</summary>
    public double Match(int user, int item)
    {
        var tastes = UserTruth.Tastes(user);
        var traits = ItemTruth.Traits(item);
        var sum = 0.0;
        for (var k = 0; k < tastes.Length; k++) sum += tastes[k] * traits[k];
        return 0.5 * sum; // 1 / √4 aspects
    }

    private void PlaceInTime(SynthesisOptions options, SynthesisWork work)
    {
        var source = RandomSource.For(options.Seed, "synthesis rating");
        work.OverRanges(options.Users, UsersAtOnce, (first, end) =>
        {
            for (var user = first; user < end; user++)
            {
                var (from, to) = (UserTruth.FirstRating[user], UserTruth.FirstRating[user + 1]);
                var draws = new Draws(source with { Part = (uint)user });
                // The square root puts more beginnings into later years, as the shops grew.
                var begin = Math.Sqrt(draws.Uniform());
                var length = (1 - begin) * draws.Uniform();
                for (var n = from; n < to; n++)
                {
                    Users[n] = user;
                    if (n > from) draws = new Draws(source with { Part = (uint)user }, 2 + (ulong)(n - from) * DrawsPerRating);
                    var when = begin + length * (n - from + draws.Uniform()) / (to - from);
                    Days[n] = FirstDay + (int)(when * (LastDay - FirstDay));
                }
            }
        });
    }

    private float[] Opinions(SynthesisOptions options, SynthesisWork work)
    {
        var opinions = new float[options.Ratings];
        var source = RandomSource.For(options.Seed, "synthesis rating");
        work.OverRanges(options.Users, UsersAtOnce, (first, end) =>
        {
            for (var user = first; user < end; user++)
            {
                var from = UserTruth.FirstRating[user];
                for (var n = from; n < UserTruth.FirstRating[user + 1]; n++)
                {
                    var draws = new Draws(source with { Part = (uint)user }, 3 + (ulong)(n - from) * DrawsPerRating);
                    opinions[n] = (float)(UserWeight * UserTruth.Kindness[user] + ItemWeight * ItemTruth.Quality[Items[n]]
                        + TasteWeight * Match(user, Items[n]) + ChanceWeight * draws.Normal());
                    if (_drift.Moves) opinions[n] += (float)(_drift.Opinion(Days[n]) + TasteWeight * MatchMoved(n));
                }
            }
        });
        return opinions;
    }

    // What the drift of tastes adds to the match.
    private double MatchMoved(int row)
    {
        var traits = ItemTruth.Traits(Items[row]);
        var sum = 0.0;
        for (var k = 0; k < traits.Length; k++) sum += _drift.Taste(k, Days[row]) * traits[k];
        return 0.5 * sum;
    }
}
