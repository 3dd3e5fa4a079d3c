using AmazonRec.Data;
using AmazonRec.Features;
using AmazonRec.Rankers;
using AmazonRec.Rankers.Vectors;

namespace AmazonRec.Tests.Rankers.Vectors;

public sealed class VectorRankersTests
{
    public static TheoryData<string> Names => new("bpr-mf", "lightgcn", "two-tower");

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_ends_when_held_out_items_come_no_closer_and_the_epochs_are_kept(string name)
    {
        var rows = RankerExamples.TwoTastes();
        var split = Split.PerUser(rows, test: .1, validation: .2, seed: 0);
        var chosen = Interactions.From(split.Train);
        var held = HeldOutItems.Find(chosen, chosen, Interactions.From(split.Validation));
        var entry = RankerZoo.Find(name);
        var settings = RankerSettings.Parse("epochs=500,patience=2,rate=0.05", entry);
        var ranker = entry.Fit(new RankerTask(chosen) { Validation = held, Threads = 2 }, settings);
        var again = ranker.Again(settings);
        Assert.InRange(again.Values["epochs"], 1, 499);
        Assert.Equal(settings.Values["rate"], again.Values["rate"]);
        Assert.True(held.Ndcg(ranker, 2) > 0.4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_user_who_was_there_and_one_with_the_same_choices_like_the_same_taste(string name)
    {
        var rows = RankerExamples.TwoTastes();
        var chosen = Interactions.From(rows);
        var ranker = RankerZoo.Find(name).Fit(RankerExamples.Task(rows), RankerSettings.None.With("epochs", 10));
        foreach (var user in (int[])[0, 1])
        {
            var scores = new float[20];
            foreach (var code in (int[])[user, -1])
            {
                ranker.Score(code, chosen.Of(user), scores);
                var own = Enumerable.Range(0, 20).Where(i => rows.Items[i][0] == rows.Items[chosen.ItemsOf(user)[0]][0]).ToArray();
                Assert.True(own.Average(i => scores[i]) > Enumerable.Range(0, 20).Except(own).Average(i => scores[i]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void All_losses_learn_and_no_thread_changes_a_bit(string name)
    {
        var rows = RankerExamples.TwoTastes(users: 150);
        var entry = RankerZoo.Find(name);
        foreach (var loss in (string[])["bpr", "bce", "softmax", "full"])
        {
            var settings = RankerSettings.Parse($"loss={loss},epochs=4,popularity=0.5", entry);
            var one = entry.Fit(RankerExamples.Task(rows) with { Threads = 1 }, settings);
            var four = entry.Fit(RankerExamples.Task(rows) with { Threads = 4 }, settings);
            foreach (var (weight, tensor) in one.Weights) Assert.Equal(tensor.Values, four.Weights[weight].Values);
        }
    }

    [Fact]
    public void A_new_user_is_one_more_node_of_the_graph()
    {
        var rows = RankerExamples.TwoTastes(users: 8);
        var network = new LightGcnNetwork(
            RankerExamples.Task(rows), new VectorOptions(4, VectorLoss.Bpr, 1, 0, 1, 1, 64, 0.01, 0), layers: 3);
        var (ranker, chosen) = (network.Export(), Interactions.From(rows));
        var scores = RankerExamples.Score(ranker, 20, 2, 5);

        // Written out: E of layers 0 to 2 of the items, the new user's layers 1 to 3 from them; the graph itself knows nothing of the user.
        var expected = new double[4];
        var layers = Enumerable.Range(0, 3).Select(layer => Layer(layer)).ToArray();
        foreach (var item in (int[])[2, 5])
            foreach (var layer in layers)
                for (var k = 0; k < 4; k++) expected[k] += layer[8 + item, k] / Math.Sqrt(2.0 * chosen.UsersOf(item).Length) / 4;
        for (var item = 0; item < 20; item++)
            Assert.Equal(Enumerable.Range(0, 4).Sum(k => expected[k] * network.Items.Row(item)[k]), scores[item], 1e-6);

        double[,] Layer(int layer)
        {
            var (users, items) = (VectorReference.Doubles(network.Weights[0]), VectorReference.Doubles(network.Weights[1]));
            var upTo = VectorReference.Spread(chosen, users, items, layer, 4);
            var before = layer == 0 ? new double[upTo.GetLength(0), 4] : VectorReference.Spread(chosen, users, items, layer - 1, 4);
            for (var node = 0; node < upTo.GetLength(0); node++)
                for (var k = 0; k < 4; k++) upTo[node, k] = (upTo[node, k] * (layer + 1)) - (before[node, k] * layer);
            return upTo;
        }
    }

    [Fact]
    public void Content_places_an_item_that_nobody_has_chosen()
    {
        var all = RankerExamples.TwoTastes();
        var train = all.Rows([.. Enumerable.Range(0, all.Count).Where(row => all.Items[all.Item[row]] is not ("a9" or "b9"))]);
        var values = new float[20 * 2];
        for (var item = 0; item < 20; item++) values[(item * 2) + (train.Items[item][0] == 'a' ? 0 : 1)] = 1;
        var task = RankerExamples.Task(train) with { Features = [new ItemFeatures("taste", 2, values)] };
        var entry = RankerZoo.Find("two-tower");
        var ranker = entry.Restore(entry.Fit(task, RankerSettings.None).Weights);
        var (a9, b9) = (train.Items.CodeOf("a9"), train.Items.CodeOf("b9"));
        var scores = RankerExamples.Score(ranker, 20, train.Items.CodeOf("a0"), train.Items.CodeOf("a1"));
        Assert.True(scores[a9] > scores[b9]);
        Assert.True(ranker.HasContentOf(a9));
        Assert.False(ranker.HasContentOf(train.Items.CodeOf("a0")));
        var without = entry.Fit(RankerExamples.Task(train), RankerSettings.None);
        Assert.False(without.HasContentOf(a9));
    }

    [Fact]
    public void A_rate_that_is_too_high_is_told()
    {
        var entry = RankerZoo.Find("bpr-mf");
        var settings = RankerSettings.Parse("rate=1e30", entry);
        var said = Assert.Throws<ArgumentException>(() => entry.Fit(RankerExamples.Task(RankerExamples.TwoTastes()), settings)).Message;
        Assert.Contains("--set rate=", said);
    }
}
