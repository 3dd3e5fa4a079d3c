using AmazonRec.Data;
using AmazonRec.Rankers;

namespace AmazonRec.Tests.Rankers;

public class NegativeItemsTests
{
    private static readonly Interactions Chosen = Interactions.From(Ratings.FromRows(
        from user in Enumerable.Range(0, 12)
        from item in Enumerable.Range(0, 1 + (user % 4))
        select ($"u{user:D2}", $"i{item}", 1f, 0L)));

    [Fact]
    public void Nobody_is_drawn_what_they_chose()
    {
        var negatives = new NegativeItems(Chosen, popularity: 1, seed: 3, epoch: 0);
        for (var user = 0; user < 12; user++)
        {
            if (Chosen.ItemsOf(user).Length == Chosen.Items.Count) continue;
            var drawn = new int[50];
            negatives.Draw(user, user, drawn);
            Assert.DoesNotContain(drawn, item => Chosen.ItemsOf(user).Contains(item));
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 6, 3)]
    [InlineData(2, 36, 9)]
    public void Items_are_drawn_by_a_power_of_their_popularity(double power, double two, double three)
    {
        // The first user chose i0 alone; 9, 6 and 3 users chose i1, i2 and i3.
        var drawn = new int[20_000];
        new NegativeItems(Chosen, power, seed: 5, epoch: 0).Draw(0, 0, drawn);
        var one = Math.Pow(9, power);
        Assert.Equal(one / (one + two + three), drawn.Count(item => item == Chosen.Items.CodeOf("i1")) / 20_000.0, 0.01);
    }

    [Fact]
    public void Draws_have_an_address()
    {
        Assert.Equal(Draw(0, 7), Draw(0, 7));
        Assert.NotEqual(Draw(0, 7), Draw(1, 7));
        Assert.NotEqual(Draw(0, 7), Draw(0, 8));

        static int[] Draw(int epoch, int pair)
        {
            var drawn = new int[40];
            new NegativeItems(Chosen, 0, seed: 3, epoch).Draw(0, pair, drawn);
            return drawn;
        }
    }

    [Fact]
    public void An_item_that_nobody_chose_is_never_drawn()
    {
        var rows = Ratings.FromRows([("u", "a", 1f, 0L), ("v", "b", 5f, 0L), ("v", "c", 5f, 0L)]);
        var drawn = new int[500];
        new NegativeItems(Interactions.From(rows, from: 4), 0, seed: 1, epoch: 0).Draw(0, 0, drawn);
        Assert.DoesNotContain(rows.Items.CodeOf("a"), drawn);
        Assert.Equal(2, drawn.Distinct().Count());
    }

    [Fact]
    public void Of_somebody_who_chose_all_it_stays_with_what_they_chose()
    {
        var drawn = new int[3];
        new NegativeItems(Chosen, 0, seed: 1, epoch: 0).Draw(3, 0, drawn);
        Assert.All(drawn, item => Assert.InRange(item, 0, 3));
    }
}
