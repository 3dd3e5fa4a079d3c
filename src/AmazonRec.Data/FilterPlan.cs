using AmazonRec.Data.Filtering;

namespace AmazonRec.Data;

/// <summary>
/// Which ratings to keep, as data, so that a result can tell it and a run be repeated. Filters apply in one order, each to what those
/// before it left: dates, copies, texts, least ratings, core, balance, sample.
/// </summary>
public sealed record FilterPlan
{
    /// <summary>The first day that is kept, in UTC; null for no bound.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The first day after, not kept any more; null for no bound.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Which rating of the same user and item stays; null for all.</summary>
    public Keep? Copies { get; init; }

    /// <summary>Whether only the first row of each user's equal texts stays.</summary>
    public bool DropRepeatedTexts { get; init; }

    /// <summary>Ratings that a user needs to be kept, counted once with those of items.</summary>
    public int MinUserRatings { get; init; } = 1;

    /// <summary>Ratings that an item needs to be kept.</summary>
    public int MinItemRatings { get; init; } = 1;

    /// <summary>Ratings that each user and item has at least in what is kept; null for no such core.</summary>
    public int? Core { get; init; }

    /// <summary>Which star is drawn down to the number of which; null for none.</summary>
    public StarBalance? Balance { get; init; }

    /// <summary>How many users to draw; null for all.</summary>
    public int? SampleUsers { get; init; }

    /// <summary>The seed of what is drawn.</summary>
    public ulong Seed { get; init; }

    /// <summary>The least ratings, where no filter comes before them; else null.</summary>
    internal LeastRatings? CountsFirst =>
        From is null && To is null && Copies is null && !DropRepeatedTexts && (MinUserRatings > 1 || MinItemRatings > 1)
            ? new LeastRatings(MinUserRatings - 1, MinItemRatings - 1)
            : null;

    /// <summary>The filters behind them.</summary>
    internal FilterPlan AfterCounts => this with { MinUserRatings = 1, MinItemRatings = 1 };

    /// <summary>The ratings that are left.</summary>
    /// <exception cref="ArgumentException">A number is out of range, a filter needs what the ratings don't have, or nothing is
    /// left.</exception>
    public Ratings Apply(Ratings ratings)
    {
        Validate();
        if (From is not null || To is not null) ratings = ratings.Between(From, To);
        if (Copies is { } keep) ratings = ratings.WithoutCopies(keep);
        if (DropRepeatedTexts) ratings = ratings.WithoutRepeatedTexts();
        if (MinUserRatings > 1 || MinItemRatings > 1) ratings = ratings.WithMoreThan(MinUserRatings - 1, MinItemRatings - 1);
        if (Core is { } core) ratings = ratings.KCore(core, core);
        if (Balance is { } balance && ratings.Count > 0) ratings = ratings.Balanced(balance.Star, balance.AsManyAs, Seed);
        if (SampleUsers is { } users && ratings.Count > 0) ratings = ratings.SampleUsers(users, Seed);
        return ratings.Count > 0 ? ratings : throw NothingLeft(ratings.Funnel);
    }

    /// <summary>What is said where filters leave nothing.</summary>
    internal static ArgumentException NothingLeft(IReadOnlyList<FunnelStep> funnel) =>
        new(funnel.FirstOrDefault(step => step.Ratings == 0) is { } last
            ? $"No rating is left after '{last.Step}'. Ask for less there."
            : "No rating is left.");

    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (MinUserRatings < 1)
            throw new ArgumentException($"The least ratings of a user are {MinUserRatings}; take a number from 1 (--min-user-ratings).");
        if (MinItemRatings < 1)
            throw new ArgumentException($"The least ratings of an item are {MinItemRatings}; take a number from 1 (--min-item-ratings).");
        if (Core < 1) throw new ArgumentException($"The core is {Core}; take a number from 1 (--core).");
        if (SampleUsers < 1) throw new ArgumentException($"The users to draw are {SampleUsers}; take a number from 1 (--sample-users).");
        if (From >= To)
            throw new ArgumentException(
                $"No day lies from {From:yyyy-MM-dd} to before {To:yyyy-MM-dd}; the end is not part of the span (--from, --to).");
    }
}
