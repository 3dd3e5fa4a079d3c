using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Testing;

namespace AmazonRec.Tests.Models;

public sealed class ModelTests
{
    [Fact]
    public void The_summary_is_the_layer_table() => Assert.Equal(
        """
        concat-mlp: 66,611 parameters, 20 users, 10 items
        layer           kind       reads                           output         parameters
        user_embedding  Embedding                                  [batch, 4]             80
        item_embedding  Embedding                                  [batch, 4]             40
        concat          Concat     user_embedding, item_embedding  [batch, 8]              0
        dense           Dense      concat                          [batch, 6649]      59,841
        dropout         Dropout    dense                           [batch, 6649]           0
        dense_2         Dense      dropout                         [batch, 1]          6,650

        """.ReplaceLineEndings("\n"),
        ConcatMlp.Create(factors: 4, hidden: 6649).Summary(new ModelShape(20, 10)));

    [Fact]
    public void The_diagram_has_an_arrow_for_each_input()
    {
        var diagram = DotMf.Create().Diagram();
        Assert.StartsWith("flowchart BT\n", diagram);
        Assert.Contains("user_embedding --> dot", diagram);
        Assert.Contains("item_embedding --> dot", diagram);
    }

    [Fact]
    public void Two_equal_embeddings_are_two_tables_and_one_used_twice_is_one()
    {
        var shape = new ModelShape(3, 3);
        Assert.Equal(2, new Model("two", new Dot(new Embedding(Entity.User, 2), new Embedding(Entity.User, 2))).Weights(shape).Count);
        var one = new Embedding(Entity.User, 2);
        Assert.Single(new Model("one", new Dot(one, one)).Weights(shape));
    }

    [Fact]
    public void What_cannot_be_a_model_is_refused()
    {
        var user = new Embedding(Entity.User, 2);
        Assert.Contains("one unit", Assert.Throws<ArgumentException>(() => new Model("wide", user)).Message);
        Assert.Contains("2 and 3 wide", Assert.Throws<ArgumentException>(() => new Dot(user, new Embedding(Entity.Item, 3))).Message);
        Assert.Throws<ArgumentException>(() => new Embedding(Entity.User, 0));
        Assert.Throws<ArgumentException>(() => new Dropout(user, 1));
        Assert.Throws<ArgumentException>(() => new ScaleToRange(user, 5, 1));
        Assert.Throws<ArgumentException>(() => new Clip(user, 5, 1));
        Assert.Contains(
            "Two layers",
            Assert.Throws<ArgumentException>(
                () => new Model("twins", new Dot(user with { Name = "a" }, new Embedding(Entity.Item, 2) { Name = "a" }))).Message);
    }

    [Fact]
    public void Every_model_of_the_zoo_comes_back_from_its_file_the_same()
    {
        using var folder = new TemporaryFolder();
        foreach (var entry in ModelZoo.Entries)
        {
            var model = entry.Build(new ModelOptions());
            var text = ModelFile.Write(model);
            Assert.Equal(text, ModelFile.Write(ModelFile.Read(folder.Write("model.json", text))));
        }
    }

    [Fact]
    public void Every_kind_of_layer_comes_back_from_a_file()
    {
        using var folder = new TemporaryFolder();
        var item = new Embedding(Entity.Item, 2) { Init = Init.HeNormal, L2 = 1e-6f };
        var product = new Multiply(new Embedding(Entity.User, 2), item);
        var hidden = new Dropout(new Dense(new Concat(product, new FeatureVector("text", 3)), 5, Activation.Relu), .25f);
        var model = new Model(
            "all",
            new ScaleToRange(
                new Add(
                    new Dense(hidden, 1),
                    new Dot(new Embedding(Entity.User, 2), item, Normalize: true),
                    new Bias(Entity.User),
                    new Clip(new Offset { Init = Init.Normal(.5f) }, 1, 5)),
                0,
                5.5f));
        var text = ModelFile.Write(model);
        Assert.Equal(text, ModelFile.Write(ModelFile.Read(folder.Write("model.json", text))));
    }

    [Theory]
    [InlineData("{", ":1:")]
    [InlineData("{}", "required")]
    [InlineData("{\"name\":\"m\",\"output\":\"x\",\"layers\":[{\"name\":\"x\",\"kind\":\"Attention\",\"inputs\":[]}]}", "'Attention'")]
    [
        InlineData(
            "{\"name\":\"m\",\"output\":\"x\",\"layers\":[{\"name\":\"x\",\"kind\":\"Dense\",\"inputs\":[\"y\"]}]}", "'y' is read before")]
    [InlineData("{\"name\":\"m\",\"output\":\"x\",\"layers\":[{\"name\":\"x\",\"kind\":\"Embedding\",\"inputs\":[]}]}", "not whole")]
    public void A_damaged_model_file_is_an_error_that_names_it(string text, string part)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<FormatException>(() => ModelFile.Read(folder.Write("model.json", text)));
        Assert.Contains("model.json", error.Message);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void An_unknown_name_suggests_the_nearest() =>
        Assert.Contains("Did you mean 'concat-mlp'", Assert.Throws<ArgumentException>(() => ModelZoo.Find("concatmpl")).Message);

    [Fact]
    public void An_option_that_a_model_does_not_have_is_refused() =>
        Assert.Contains(
            "no option --hidden",
            Assert.Throws<ArgumentException>(() => ModelZoo.Build("dot-mf", new ModelOptions { Hidden = 5 })).Message);

    [Fact]
    public void Predictions_of_a_sigmoid_stay_in_its_range()
    {
        var network = Engine.Default.Compile(BiasedMf.Create(2, new RatingRange(1, 5)), new ModelShape(2, 2), new NetworkOptions());
        var huge = network.Export()
            .ToDictionary(w => w.Key, w => w.Value with { Values = Array.ConvertAll(w.Value.As<float>(), _ => 1e6f) });
        network.Import(huge);
        var predictions = new float[1];
        network.Predict([0], [1], predictions);
        Assert.Equal(5, predictions[0]);
    }
}
