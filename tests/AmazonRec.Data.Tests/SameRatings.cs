namespace AmazonRec.Data.Tests;

/// <summary>What two ways of coming to the same ratings must share: ids, columns, texts, funnel and bad rows.</summary>
internal static class SameRatings
{
    public static void Check(Ratings expected, Ratings actual)
    {
        Assert.Equal(expected.Users.Ids, actual.Users.Ids);
        Assert.Equal(expected.Items.Ids, actual.Items.Ids);
        Assert.Equal(expected.User, actual.User);
        Assert.Equal(expected.Item, actual.Item);
        Assert.Equal(expected.Value, actual.Value);
        Assert.Equal(expected.Time, actual.Time);
        Assert.Equal(expected.TextHash, actual.TextHash);
        Assert.Equal(expected.Funnel, actual.Funnel);
        Assert.Equal(expected.BadRows, actual.BadRows);
    }
}
