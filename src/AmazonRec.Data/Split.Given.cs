using AmazonRec.Compute;
using AmazonRec.Data.Splitting;

namespace AmazonRec.Data;

/// <content>Splits that come as two files.</content>
public sealed partial class Split
{
    /// <summary>The method of a split that came as two files.</summary>
    internal const string Given = "given";

    /// <summary>
    /// A split given as two files, such as u1.base and u1.test; ids are coded anew over both. Where times tell only an order
    /// (<see cref="Ratings.TimeIsOrder"/>), a user's test rows come behind the user's training rows.
    /// </summary>
    /// <exception cref="ArgumentException">One has ratings, and the other tells only who chose what.</exception>
    public static Split FromParts(Ratings train, Ratings test)
    {
        if (train.IsImplicit != test.IsImplicit)
            throw new ArgumentException(
                $"The {(train.IsImplicit ? "test" : "training")} rows have ratings, and the {(train.IsImplicit ? "training" : "test")} rows "
                + "tell only who chose what. Read both in the same way (--columns says which columns they have).");
        var users = Vocabulary.FromIds(train.Users.Ids.Union(test.Users.Ids, StringComparer.Ordinal));
        var items = Vocabulary.FromIds(train.Items.Ids.Union(test.Items.Ids, StringComparer.Ordinal));
        return new Split(
            Given, seed: null, shares: null, Protocol.Clean, assignment: null, Recode(train, train.Time), Recode(train.Rows([]), []),
            Recode(test, train.TimeIsOrder && test.TimeIsOrder ? Behind(train, test) : test.Time));

        Ratings Recode(Ratings part, long[] time) =>
            new(users, items, part.Users.CodesIn(users, part.User), part.Items.CodesIn(items, part.Item), part.Value, time)
            {
                TextHash = part.TextHash,
                IsImplicit = part.IsImplicit,
                TimeIsOrder = part.TimeIsOrder,
                Funnel = part.Funnel,
                BadRows = ReferenceEquals(part, train) ? [.. train.BadRows, .. test.BadRows] : part.BadRows, // one list to show
            };
    }

    /// <summary>A split given as two files, with rows to decide by out of those to train on.</summary>
    /// <param name="train">Rows to train on and to decide by.</param>
    /// <param name="test">Rows to report on.</param>
    /// <param name="plan">
    /// How the rows to decide by are chosen, as <see cref="SplitPlan.Make"/> would choose those to report on, and their share of the rows
    /// to train on; 0 for none. Leave-one-out takes the latest row of each user with two or more, or one drawn at random where rows have
    /// no time.
    /// </param>
    /// <exception cref="ArgumentException">As <see cref="FromParts(Ratings, Ratings)"/>; or the rows to decide by can't be chosen
    /// so.</exception>
    public static Split FromParts(Ratings train, Ratings test, SplitPlan plan)
    {
        var given = FromParts(train, test);
        if (plan.Validation == 0) return given;
        Split chosen;
        try
        {
            chosen = Chosen(given.Train, plan);
        }
        catch (ArgumentException e) when (e.ParamName is null)
        {
            throw new ArgumentException($"Rows to decide by can't be chosen from the {train.Count:N0} training rows. {e.Message}", e);
        }

        return new Split(Given, chosen.Seed, shares: null, Protocol.Clean, assignment: null, chosen.Train, chosen.Test, given.Test);
    }

    /// <summary>Places of test rows behind the last training row of their users.</summary>
    private static long[] Behind(Ratings train, Ratings test)
    {
        var last = new long[test.Users.Count];
        var users = train.Users.CodesIn(test.Users, train.User); // -1 for those without test rows
        for (var row = 0; row < users.Length; row++)
            if (users[row] >= 0) last[users[row]] = Math.Max(last[users[row]], train.Time[row]);
        return [.. test.Time.Select((time, row) => time + last[test.User[row]])];
    }

    /// <summary>Training rows split in two: those that stay, and in place of test rows those to decide by.</summary>
    private static Split Chosen(Ratings train, SplitPlan plan) => plan.Method == SplitMethod.LeaveOneOut && !Times.AreKnown(train)
        ? Make(
            "leave-one-out",
            plan.Seed,
            shares: null,
            decides: false,
            train,
            DrawnRows.OneOfEachUser(train, RandomSource.For(plan.Seed, "leave one out")))
        : (plan with { Test = plan.Validation, Validation = 0, File = null, TestData = null }).Make(train);
}
