using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Engines.Managed;
using AmazonRec.Models;
using AmazonRec.Rankers;
using AmazonRec.Rankers.Networks;

namespace AmazonRec.Tests.Rankers.Networks;

public sealed class NetworkRankerTests
{
    // Twenty items and sixty users are few: short steps would take a hundred epochs.
    private const string Quick = "rate=0.02,batch=64,epochs=12";

    public static TheoryData<string> Names => new("gmf", "mlp", "neumf");

    public static TheoryData<string, string> Losses => new()
    {
        { "gmf", "bce" }, { "gmf", "bpr" }, { "gmf", "softmax" }, { "mlp", "bce" }, { "mlp", "bpr" }, { "mlp", "softmax" },
        { "neumf", "bce" }, { "neumf", "bpr" }, { "neumf", "softmax" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void Users_get_what_people_of_their_taste_chose(string name, string loss)
    {
        var rows = RankerExamples.TwoTastes();
        var ranker = Fit(name, $"{Quick},loss={loss}", RankerExamples.Task(rows));
        for (var user = 0; user < 4; user++) Assert.True(Mean(user, "a") > Mean(user, "b") == (user % 2 == 0));

        double Mean(int user, string taste)
        {
            var scores = new float[20];
            ranker.Score(rows.Users.CodeOf($"u{user:D2}"), default, scores);
            return Enumerable.Range(0, 10).Average(i => scores[rows.Items.CodeOf($"{taste}{i}")]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Somebody_new_gets_what_those_who_chose_the_same_got(string name)
    {
        var rows = RankerExamples.TwoTastes();
        var ranker = Fit(name, Quick, RankerExamples.Task(rows));
        var scores = RankerExamples.Score(ranker, 20, rows.Items.CodeOf("b0"), rows.Items.CodeOf("b1"));
        Assert.True(Mean("b") > Mean("a"));
        Assert.All(RankerExamples.Score(ranker, 20), score => Assert.True(float.IsFinite(score)));

        double Mean(string taste) => Enumerable.Range(2, 8).Average(i => scores[rows.Items.CodeOf($"{taste}{i}")]);
    }

    [Theory]
    [InlineData("gmf", "factors=5")]
    [InlineData("mlp", "factors=3,layers=1")]
    [InlineData("mlp", "factors=9,layers=4")]
    [InlineData("neumf", "factors=8")]
    [InlineData("neumf", "factors=21,layers=2")]
    public void Scores_are_the_networks(string name, string settings)
    {
        var options = NetworkEntries.Options(RankerSettings.Parse(settings, RankerZoo.Find("neumf"))) with
        {
            HasProduct = name != "mlp",
            HasTower = name != "gmf",
        };
        var rows = Ratings.FromRows(Enumerable.Range(0, 70).Select(i => ($"u{i % 7}", $"i{i:D2}", 1f, 0L)));
        var network = new ManagedEngine().Compile(NetworkGraph.Create(options), new ModelShape(7, 70), new NetworkOptions { Seed = 4 });
        foreach (var table in new[] { "product_user", "product_item", "tower_user", "tower_item" }) Widen(network, table + ".weight");
        var ranker = new NetworkRanker(StandIns.AddTo(network.Export(), Interactions.From(rows)), threads: 2);
        var (expected, scores) = (new float[70], new float[70]);
        for (var user = 0; user < 7; user++)
        {
            network.PredictAllItems(user, expected);
            ranker.Score(user, default, scores);
            for (var item = 0; item < 70; item++) Assert.Equal(expected[item], scores[item], 1e-4f);
            var some = new float[70];
            ranker.ScoreSome(user, default, [69, 3, 40], some);
            foreach (var item in new[] { 69, 3, 40 }) Assert.Equal(scores[item], some[item]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Threads_and_a_file_change_no_bit(string name)
    {
        var rows = RankerExamples.TwoTastes();
        var one = Fit(name, "epochs=2", RankerExamples.Task(rows) with { Threads = 1 });
        var two = RankerZoo.Find(name).Restore(Fit(name, "epochs=2", RankerExamples.Task(rows)).Weights);
        foreach (var user in new[] { -1, 5 })
        {
            var (expected, actual) = (new float[20], new float[20]);
            one.Score(user, new Choices([3, 4, 15], []), expected);
            two.Score(user, new Choices([3, 4, 15], []), actual);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void A_stand_in_is_the_mean_over_who_chose_the_same()
    {
        // x was chosen by u and v, y by v: x tells (1 + 3) / 2, y tells 3. Nobody chose z, so that it tells the mean of all.
        var chosen = Interactions.From(Ratings.FromRows([("u", "x", 1f, 0L), ("v", "x", 1, 0), ("v", "y", 1, 0)]).WithItems(["z"]));
        var users = new Data.Storage.Tensor([2, 1], new float[] { 1, 3 });
        var weights = StandIns.AddTo(new Dictionary<string, Data.Storage.Tensor> { [NetworkGraph.ProductUsers] = users }, chosen);
        Assert.Equal([2f, 3f, 2f, 2f], weights[StandIns.Product].As<float>());
        Assert.Equal([2.5f], StandIns.Of(weights[StandIns.Product], [0, 1]));
        Assert.Equal([2f], StandIns.Of(weights[StandIns.Product], []));
    }

    [Fact]
    public void The_epochs_that_were_best_are_those_of_the_last_fit()
    {
        var rows = RankerExamples.TwoTastes();
        var split = Split.Random(rows, test: .1, validation: .2, seed: 1);
        var chosen = Interactions.From(split.Train);
        var task = new RankerTask(chosen)
        {
            Threads = 2,
            Validation = HeldOutItems.Find(chosen, chosen, Interactions.From(split.Validation)),
        };
        var settings = RankerSettings.Parse($"{Quick},patience=2", NetworkEntries.Gmf);
        var ranker = (NetworkRanker)NetworkEntries.Gmf.Fit(task, settings);
        Assert.InRange(ranker.Epoch, 1, 12);
        var again = NetworkEntries.Gmf.Fit(task with { Validation = null }, ranker.Again(settings));
        Assert.Equal(ranker.Weights["out.kernel"].As<float>(), again.Weights["out.kernel"].As<float>(), (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void Neumf_can_begin_with_what_gmf_and_mlp_learned()
    {
        var rows = RankerExamples.TwoTastes();
        var task = RankerExamples.Task(rows);
        var few = "epochs=1,rate=1e-9,pretrained=yes,gmf-epochs=3,mlp-epochs=2"; // steps that move nothing
        var joined = Fit("neumf", few, task).Weights;
        var gmf = Fit("gmf", "epochs=3,rate=1e-9", task).Weights;
        Assert.Equal(gmf["product_item.weight"].As<float>(), joined["product_item.weight"].As<float>(), (a, b) => Math.Abs(a - b) < 1e-5);
        var kernel = joined["out.kernel"].As<float>();
        for (var factor = 0; factor < gmf["out.kernel"].Shape[0]; factor++) Assert.Equal(gmf["out.kernel"].As<float>()[factor] / 2, kernel[factor], 1e-5);
    }

    [Theory]
    [InlineData("negatives=200", "127")]
    [InlineData("factors=64,layers=10", "too wide")]
    [InlineData("loss=hinge", "softmax")]
    public void What_cannot_be_is_refused(string settings, string said) => Assert.Contains(
        said, Assert.Throws<ArgumentException>(() => Fit("neumf", settings, RankerExamples.Task(RankerExamples.TwoTastes()))).Message);

    private static IRanker Fit(string name, string settings, RankerTask task) =>
        RankerZoo.Find(name).Fit(task, RankerSettings.Parse(settings, RankerZoo.Find(name)));

    /// <summary>Vectors as long as those of trained networks.</summary>
    private static void Widen(INetwork network, string weight)
    {
        if (!network.Export().TryGetValue(weight, out var tensor)) return;
        var width = tensor.Shape[1];
        for (var row = 0; row < tensor.Shape[0]; row++)
            network.WriteRow(weight, row, Array.ConvertAll(tensor.As<float>()[(row * width)..((row + 1) * width)], value => 40 * value));
    }
}
