using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Testing;

namespace AmazonRec.Interactive.Tests;

public sealed class NotebookSetupTests
{
    private const string Small = """
        var ratings = Ratings.Read(Sample.Reviews).WithoutCopies();
        var split = Split.Random(ratings, test: .2, validation: .1, seed: 0);
        var model = new Model("mine", new Dot(new Embedding(Entity.User, 4), new Embedding(Entity.Item, 4)));
        var options = new TrainingOptions { Epochs = 2, Optimizer = new Adam(.01) };
        """;

    [Fact]
    public async Task Cells_after_it_need_no_usings_of_their_own() => Assert.Equal("User", (string?)(await Shown("Entity.User"))["text/plain"]);

    [Fact]
    public async Task Ratings_are_shown_as_their_data_card() =>
        Assert.StartsWith("Data card: 0 of the 11,000 rows", (string?)(await Shown("ratings"))["text/plain"]);

    [Fact]
    public async Task A_model_is_shown_as_a_diagram_with_its_layers()
    {
        var forms = await Shown("model");
        Assert.StartsWith("<img alt=\"Layers of mine", (string?)forms["text/html"]);
        Assert.Contains("Layers of mine</caption>", (string?)forms["text/html"]);
        Assert.Contains("user_embedding", (string?)forms["text/plain"]);
    }

    [Fact]
    public async Task A_history_is_shown_as_its_curve()
    {
        var forms = await Shown("Trainer.Fit(model, split, options).History");
        Assert.Equal(
            ["application/vnd.plotly.v1+json", "image/svg+xml", "text/html", "text/plain"], forms.Select(form => form.Key));
        Assert.Equal("LineChart: Learning curve", (string?)forms["text/plain"]);
    }

    [Fact]
    public async Task Results_and_lists_are_shown_as_tables()
    {
        Assert.StartsWith(
            "Errors on the test rows", (string?)(await Shown("Compare(\"x\", Find(\"x\"), split, (\"mine\", Trainer.Fit(model, split, options)))"))["text/plain"]);
        Assert.StartsWith("Lists", (string?)(await Shown("CompareLists(split, 4, (\"again\", new MostPopular(split.Train)))"))["text/plain"]);
        Assert.StartsWith(
            "For user", (string?)(await Shown("Recommender.For(Trainer.Fit(model, split, options), split).TopN(ratings.Users[0], 3)"))["text/plain"]);
    }

    [Fact]
    public async Task Training_is_watched_in_one_line_and_then_as_a_curve()
    {
        var shown = await Outputs("var run = Trainer.Fit(model, split, options, callbacks: Watch(\"mine\"));");
        var line = Assert.IsType<DataOutput>(shown[0]);
        Assert.Equal("mine: before the first of 2 epochs", (string?)line.Data["text/plain"]);
        var updates = shown.OfType<UpdateOutput>().ToArray();
        Assert.Equal([line.DisplayId, line.DisplayId], updates.Select(update => update.DisplayId));
        Assert.StartsWith("mine: epoch 2 of 2: training loss ", (string?)updates[^1].Data["text/plain"]);
        Assert.Equal("LineChart: mine", (string?)Assert.IsType<DataOutput>(shown[^1]).Data["text/plain"]);
    }

    private static async Task<JsonObject> Shown(string code) => Assert.IsType<DataOutput>(Assert.Single(await Outputs(code))).Data;

    private static async Task<IReadOnlyList<CellOutput>> Outputs(string code)
    {
        // Not in the folder of the notebooks: what cells name by #r are the assemblies of the tests.
        using var session = new CSharpSession(AppContext.BaseDirectory);
        var setup = await File.ReadAllTextAsync(Path.Combine(Shared.Checkout, "notebooks", "setup.csx"));
        var shown = new List<CellOutput>();
        foreach (var cell in new[] { setup, Small, code }) Assert.Null((await session.ExecuteAsync(cell, shown.Add)).Error?.Message);
        return shown;
    }
}
