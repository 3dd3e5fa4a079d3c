using AmazonRec.Data;

namespace AmazonRec.DuckDb.Tests;

/// <summary>Two ways of reading the same rows, compared to the last bit.</summary>
internal static class Same
{
    public static void Assert(Ratings expected, Ratings actual)
    {
        Xunit.Assert.Equal(expected.Funnel, actual.Funnel);
        Xunit.Assert.Equal(expected.BadRows, actual.BadRows);
        Xunit.Assert.Equal(expected.IsImplicit, actual.IsImplicit);
        Xunit.Assert.Equal(expected.TimeIsOrder, actual.TimeIsOrder);
        Xunit.Assert.True(expected.Users.Ids.SequenceEqual(actual.Users.Ids), "users differ");
        Xunit.Assert.True(expected.Items.Ids.SequenceEqual(actual.Items.Ids), "items differ");
        Xunit.Assert.True(expected.User.AsSpan().SequenceEqual(actual.User), "user codes differ");
        Xunit.Assert.True(expected.Item.AsSpan().SequenceEqual(actual.Item), "item codes differ");
        Xunit.Assert.True(expected.Value.AsSpan().SequenceEqual(actual.Value), "values differ");
        Xunit.Assert.True(expected.Time.AsSpan().SequenceEqual(actual.Time), "times differ");
        Xunit.Assert.True(
            expected.TextHash is null == actual.TextHash is null
                && (expected.TextHash is null || expected.TextHash.AsSpan().SequenceEqual(actual.TextHash)),
            "fingerprints differ");
    }

    /// <summary>Both read the same, or both refuse for the same reason; returns whether they read.</summary>
    public static bool Assert(Func<Ratings> expected, Func<Ratings> actual)
    {
        Ratings wanted;
        try
        {
            wanted = expected();
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            var refused = Xunit.Assert.ThrowsAny<Exception>(actual);
            Xunit.Assert.Equal((e.GetType(), e.Message), (refused.GetType(), refused.Message));
            return false;
        }

        Assert(wanted, actual());
        return true;
    }
}
