using AmazonRec.Testing;

namespace AmazonRec.Data.Tests;

public sealed class CopiesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_user_and_item_again_is_a_copy() =>
        Assert.Equal(
            [0, 1, 0, 2], Copies.Find(Ratings.FromRows([("u", "i", 1, 1), ("u", "j", 1, 1), ("u", "i", 5, 9), ("v", "i", 1, 1)])).Group);

    [Fact]
    public void The_same_user_and_text_on_other_items_is_a_copy_and_what_copies_a_copy_too()
    {
        var copies = Copies.Find(Read(("u", "a", "good", 1), ("u", "b", "good", 2), ("u", "b", "bad", 3), ("v", "a", "good", 4)));
        Assert.Equal([0, 0, 0, 1], copies.Group);
        Assert.Equal(2, copies.Count);
    }

    [Fact]
    public void Rows_without_text_are_copies_only_where_time_and_rating_agree_on_items_that_share_a_text()
    {
        // v says the same of a and b, and nobody of c.
        var copies = Copies.Find(
            Read(
                ("v", "a", "good", 1),
                ("v", "b", "good", 1),
                ("u", "a", "", 1),
                ("u", "b", "", 1),
                ("u", "c", "", 1),
                ("w", "a", "", 1),
                ("w", "b", "", 2)));
        Assert.Equal([0, 0, 1, 1, 2, 3, 4], copies.Group);
        Assert.Equal(5, copies.Texts);
    }

    [Fact]
    public void Rows_without_text_and_time_are_no_copies_on_different_items() =>
        Assert.Equal(
            [0, 0, 1, 2], Copies.Find(Read(("v", "a", "good", 1), ("v", "b", "good", 1), ("u", "a", "", 0), ("u", "b", "", 0))).Group);

    [Fact]
    public void A_cancelled_search_ends() =>
        Assert.Throws<OperationCanceledException>(
            () => Copies.Find(Ratings.FromRows([("u", "i", 1, 1)]), new CancellationToken(canceled: true)));

    [SharedFact]
    public void The_fashion_reviews_are_447_texts_in_423_groups()
    {
        var copies = Copies.Find(Ratings.Read(Shared.Data("amazon2018-fashion/AMAZON_FASHION_5.json.gz")));
        Assert.Equal(447, copies.Texts);
        Assert.Equal(423, copies.Count); // 24 texts share user and item with another
    }

    private Ratings Read(params (string User, string Item, string Text, int Time)[] rows) =>
        Ratings.Read(_folder.Write("reviews.json", string.Concat(rows.Select(r =>
        $$"""{"reviewerID":"{{r.User}}","asin":"{{r.Item}}","overall":4,"reviewText":"{{r.Text}}","unixReviewTime":{{r.Time}}}""" + "\n"))));
}
