namespace AmazonRec.Cli.Tests.Cases;

/// <summary>Numbers that were wrong, and what was said of them.</summary>
public sealed class TrainingCases
{
    private static readonly string[] ColdItems = ["i02"];

    [Theory]
    [InlineData("svd")]
    [InlineData("dot-mf")]
    [InlineData("biased-mf")]
    [InlineData("neumf")]
    public async Task An_item_without_training_ratings_has_the_users_value_whatever_it_is(string model)
    {
        using var here = CaseFolder.Open("01-cold-item-predict");
        var run = here.Out("run");
        var trained = await CaseFolder.Run(
            "train", "--data", here["cold.csv"], "--model", model, "--split", "cold-items", "--test", "0.2", "--out", run);
        Assert.True(trained.Code == 0, trained.Text);
        var evaluated = await CaseFolder.Run("evaluate", "--run", run);
        Assert.True(evaluated.Code == 0, evaluated.Text);
        var known = Recommendation.Recommender.Open(run);
        var cold = Enumerable.Range(0, known.Items.Count).Select(item => known.Item(known.Items[item])).Where(item => item.Ratings == 0)
            .Select(item => item.Id).ToArray();
        Assert.True(cold.Length > 3);
        Assert.Superset(ColdItems.ToHashSet(), cold.ToHashSet());
        var stars = new HashSet<double>();
        foreach (var item in cold)
        {
            var prediction = (await CaseFolder.Json("predict", "--run", run, "--user", "u00", "--item", item)).GetProperty("prediction");
            stars.Add(prediction.GetProperty("stars").GetDouble());
            Assert.NotEqual("trained", prediction.GetProperty("source").GetString());
        }

        Assert.InRange(Assert.Single(stars), 3, 5); // the mean is 4.09
    }

    [Fact]
    public async Task A_list_is_judged_by_what_can_stand_in_it()
    {
        using var here = CaseFolder.Open("02-rerated-items-in-ranking");
        var run = here.Out("run");
        Assert.Equal(0, (await CaseFolder.Run("train", "--data", here["dups.csv"], "--model", "svd", "--out", run)).Code);
        var answer = await CaseFolder.Run("evaluate", "--run", run);
        Assert.Equal(0, answer.Code);
        Assert.Contains("no users to judge", answer.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Lists_of_a_file_full_of_copies_are_judged_by_what_can_stand_in_them()
    {
        using var here = CaseFolder.Open("02-rerated-items-in-ranking");
        var run = here.Out("run");
        var data = here["../../data/amazon2018-fashion/AMAZON_FASHION_5.json.gz"];
        Assert.SkipUnless(File.Exists(data), "No real data here.");
        var trained = await CaseFolder.Run("train", "--data", data, "--model", "svd", "--out", run);
        Assert.True(trained.Code == 0, trained.Text);
        Assert.DoesNotContain("protocol: clean", trained.Text);
        Assert.DoesNotContain("\"clean\"", File.ReadAllText(Path.Combine(run, "run.json")));
        var text = (await CaseFolder.Json("evaluate", "--run", run)).GetRawText();
        Assert.Contains("0.975", text);
        Assert.Contains("257", text);
    }

    [Fact]
    public async Task Cross_validation_tells_of_copies_too()
    {
        using var here = CaseFolder.Open("26-cross-validate-silent-leak");
        string[] command = ["cross-validate", "--data", here["dups.csv"], "--model", "svd", "--folds", "3"];
        var answer = await CaseFolder.Run(command);
        Assert.Contains("copies", answer.Text);
        Assert.Contains("grouped", answer.Text);
        Assert.Contains("copies", (await CaseFolder.Json(command)).GetRawText());
    }

    [Fact]
    public async Task Nothing_is_infinitely_worse()
    {
        using var here = CaseFolder.Open("28-all-ratings-equal");
        var answer = await CaseFolder.Run("train", "--data", here["all5.csv"], "--model", "svd");
        Assert.Equal(0, answer.Code);
        Assert.DoesNotContain("Infinity", answer.Text);
        Assert.DoesNotContain("NaN", answer.Text);
        Assert.Contains("all ratings are equal", answer.Text);
    }
}
