using AmazonRec.Data.Splitting;

namespace AmazonRec.Data;

/// <content>Splits by time: what is reported on comes after what is trained on.</content>
public sealed partial class Split
{
    /// <summary>
    /// The latest rows of all. Shares are of all rows; rows of one time are never divided, so all rows of the time that a share begins
    /// in come along. No training row is as late as a test or validation row.
    /// </summary>
    /// <param name="ratings">All rows, each with a time.</param>
    /// <param name="test">Share of the rows to report on, above 0 and below 1.</param>
    /// <param name="validation">Share of the rows to decide by, 0 for none; they come right before the test rows.</param>
    /// <exception cref="ArgumentException">A share is out of range, rows have no time, or a part would be empty.</exception>
    public static Split GlobalTime(Ratings ratings, double test, double validation = 0)
    {
        var shares = Valid(test, validation);
        Times.RequireSeconds(ratings, "a split by time");
        return Make("time", seed: null, shares, shares.Validation > 0, ratings, LatestRows.OfAll(ratings, shares));
    }

    /// <summary>
    /// The latest of each user's rows, the share rounded. Rows of one time are never divided: those of the time that the share begins in
    /// come along, unless none of the user's rows would be left before them; then they stay. A user with too few rows for the share is
    /// trained on.
    /// </summary>
    /// <inheritdoc cref="GlobalTime"/>
    public static Split PerUserTime(Ratings ratings, double test, double validation = 0)
    {
        var shares = Valid(test, validation);
        Times.Require(ratings, "a split by time");
        return Make("user-time", seed: null, shares, shares.Validation > 0, ratings, LatestRows.OfEachUser(ratings, shares));
    }

    /// <summary>
    /// Each user's latest row to report on and, if asked for, the one before to decide by (Kang and McAuley 2018, section IV.A); of equal
    /// times the later row in the file counts as later. A user's only row is trained on, and both rows of a user with two where rows are
    /// decided by: users are reported on and decided by, or neither.
    /// </summary>
    /// <exception cref="ArgumentException">Rows have no time, or a part would be empty.</exception>
    public static Split LeaveOneOut(Ratings ratings, bool validation = false)
    {
        Times.Require(ratings, "leaving each user's latest row out");
        return Make("leave-one-out", seed: null, shares: null, validation, ratings, LatestRows.LastOfEachUser(ratings, validation));
    }
}
