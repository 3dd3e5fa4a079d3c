using AmazonRec.Data;
using AmazonRec.Models;
using AmazonRec.Models.Baselines;

namespace AmazonRec.Tests.Models;

public sealed class ItemNeighboursTests
{
    /// <summary>All of them are improved from 3: what is left unexplained is the rating less 3.</summary>
    private static readonly Always Three = new(3);

    // Left of x: a 2, b -2. Of y: a 1, b -2, c 1. Both items are rated by a and b, so the cosine is (2 + 4) / sqrt((4 + 4) (1 + 4)), and
    // two users of 102 of it are left.
    private static readonly Ratings Few = Ratings.FromRows(
        [("a", "x", 5, 0), ("a", "y", 4, 0), ("b", "x", 1, 0), ("b", "y", 1, 0), ("c", "y", 4, 0)]);
    private static readonly double Similarity = 6 / Math.Sqrt(40) * 2 / 102;

    [Fact]
    public void A_similar_item_that_the_user_rated_corrects_by_what_was_left_of_it() =>
        Assert.Equal(3 + (Similarity * 1 / (1 + Similarity)), Predict(Few, "c", "x"), 1e-6);

    [Fact]
    public void The_users_own_rating_of_the_item_plays_no_part() =>
        Assert.Equal(Predict(Few, "c", "x"), Predict(Few, "a", "x"), 1e-6);

    [Fact]
    public void An_item_that_is_disliked_where_the_other_is_liked_corrects_the_other_way()
    {
        var opposite = Ratings.FromRows([("a", "x", 5, 0), ("a", "y", 1, 0), ("b", "x", 1, 0), ("b", "y", 5, 0), ("c", "y", 4, 0)]);
        var similarity = -1.0 * 2 / 102;
        Assert.Equal(3 + (similarity * 1 / (1 - similarity)), Predict(opposite, "c", "x"), 1e-6);
    }

    [Fact]
    public void Without_a_similar_item_nothing_is_corrected()
    {
        var apart = Ratings.FromRows([("a", "x", 5, 0), ("b", "y", 1, 0)]);
        Assert.Equal(3, Predict(apart, "b", "x"));
    }

    [Fact]
    public void Forty_items_speak_and_no_more()
    {
        var rows = Enumerable.Range(0, 50).SelectMany(n => new[] { ("a", $"y{n:D2}", 5f, 0L), ("b", $"y{n:D2}", 4f, 0L) });
        var many = Ratings.FromRows([.. rows, ("a", "x", 5, 0), ("c", "z", 1, 0)]);
        var similarity = 1.0 / 101; // one user, whose leftovers agree
        Assert.Equal(3 + (40 * similarity * 1 / (1 + (40 * similarity))), Predict(many, "b", "x"), 1e-6);
    }

    [Fact]
    public void Nothing_is_predicted_beyond_the_ratings_that_there_are()
    {
        var predictor = new ItemNeighbours(Few, new Always(9));
        Assert.Equal(5, Ask(predictor, Few, "c", "x"));
    }

    [Fact]
    public void Pairs_come_back_in_the_order_they_were_asked_in()
    {
        var predictor = new ItemNeighbours(Few, Three);
        var predictions = new float[3];
        int[] items = [Few.Items.CodeOf("y"), Few.Items.CodeOf("x"), Few.Items.CodeOf("y")];
        int[] users = [Few.Users.CodeOf("a"), Few.Users.CodeOf("c"), Few.Users.CodeOf("b")];
        predictor.Predict(users, items, predictions);
        Assert.Equal([Predict(Few, "a", "y"), Predict(Few, "c", "x"), Predict(Few, "b", "y")], predictions);
    }

    private static float Predict(Ratings train, string user, string item) => Ask(new ItemNeighbours(train, Three), train, user, item);

    private static float Ask(ItemNeighbours predictor, Ratings train, string user, string item)
    {
        var prediction = new float[1];
        predictor.Predict([train.Users.CodeOf(user)], [train.Items.CodeOf(item)], prediction);
        return prediction[0];
    }

    private sealed class Always(float rating) : IRatingPredictor
    {
        public void Predict(ReadOnlySpan<int> users, ReadOnlySpan<int> items, Span<float> predictions) => predictions.Fill(rating);
    }
}
