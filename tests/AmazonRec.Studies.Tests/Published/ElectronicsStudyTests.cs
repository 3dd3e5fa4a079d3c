using System.Globalization;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Engines;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Studies.Tests.Tables;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Published;

public sealed class ElectronicsStudyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mf_runs_with_the_momentum_of_the_code_which_has_the_published_number_and_with_that_of_the_text()
    {
        var result = Run(Rows(), ["MF", "MF, momentum .9"]);
        var (code, text) = (result.Settings[0].Find("MF")!, result.Settings[0].Find("MF, momentum .9")!);
        Assert.Equal(1.5478, code.Reported!.Rmse);
        Assert.Contains("momentum .99", code.Reported.Note, StringComparison.Ordinal);
        Assert.Null(text.Reported);
        Assert.NotEqual(code.Rmse.Estimate, text.Rmse.Estimate);
        Assert.NotEqual(code.History!.Epochs[0].TrainLoss, text.History!.Epochs[0].TrainLoss);
        Assert.NotNull(text.History.PhaseStarts);
    }

    [Fact]
    public void The_mlp_goes_on_from_where_its_first_training_stands_alone()
    {
        var result = Run(Rows(), ["MLP, batch 1024 alone", "MLP"], new StudyOptions { Smoke = true });
        var (alone, both) = (result.Settings[0].Find("MLP, batch 1024 alone")!, result.Settings[0].Find("MLP")!);
        Assert.Equal([3], both.History!.PhaseStarts!);
        Assert.Equal(
            alone.History!.Epochs.Select(e => e.ValidationLoss), both.History.Epochs.Take(2).Select(e => e.ValidationLoss));
        Assert.Contains("batch 1024 -> 16, then 512 -> 8", both.Adjustment, StringComparison.Ordinal);
        Assert.Equal(1.338, alone.Reported!.Mse);
        Assert.Contains("MLP: loss by epoch; trained on from epoch 3", StudyPage.Write([result]), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_products_without_a_title_are_left_out_where_there_are_any()
    {
        var setting = ElectronicsStudy.Study.Settings.Single(s => s.Name == "products with a title");
        var input = Input(Rows(), Meta(except: 3));
        Assert.Null(setting.Lacks(input));
        var split = Assert.Single(setting.Splits(input));
        Assert.Equal(17 * 20, split.Train.Count + split.Test.Count);
        Assert.Equal("products with a title", split.Train.Funnel[^1].Step);
        Assert.Equal(3 * 20, split.Train.Funnel[^1].Dropped);
        Assert.Equal("every product has a title", setting.Lacks(Input(Rows(), Meta(except: 0))));
        Assert.Equal("no product has a title", setting.Lacks(Input(Rows(), Meta(except: 20))));
        Assert.Equal("no metadata beside the ratings", setting.Lacks(Input(Rows(), meta: null)));
    }

    [Fact]
    public void A_listing_has_what_was_bought_first_and_no_product_twice()
    {
        // Ids 0 and 1 of the metadata are one product under two ids; id 2 is there twice; every user rated two products twice.
        var rows = Rows().Where(row => row.Item != Id((int.Parse(row.User[1..], CultureInfo.InvariantCulture) + 5) % 20))
            .SelectMany(row => row.Item == Id(3) || row.Item == Id(4) ? [row, row with { Time = row.Time + 1, Stars = 1 }] : new[] { row });
        var meta = Meta(except: 2) + Line(Id(2), "Lamp 2", "Acme") + Line(Id(0), "Radio", "Acme") + Line(Id(1), "radio", "ACME");
        var split = Split.Random(Input(rows, meta).Ratings, .3, .1);
        var model = Trainer.Fit(DotMf.Create(factors: 4), split, new() { Epochs = 2, BatchSize = 16, Optimizer = new Adam(.05) });
        var listing = UserListing.Make("MF", model, split, Input(rows, meta).Catalog);

        var own = split.BeforeTestAndTest().Where(row => row.User == listing.User).ToArray();
        Assert.Equal(own.Select(row => row.Item).Distinct().Count(), listing.Bought.Count + Twins(own));
        string[] all = [.. listing.Bought.Concat(listing.Recommended).Select(p => p.Id)];
        Assert.Equal(all.Distinct(), all);
        Assert.Single(listing.Bought.Concat(listing.Recommended), p => p.Title.Equals("Radio", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(listing.Recommended, p => own.Any(row => row.Item == p.Id));
        Assert.All(listing.Bought.Where(p => p.Id == Id(3) || p.Id == Id(4)), p => Assert.Equal(1, p.Stars)); // the latest
        Assert.Equal(listing.Recommended.OrderByDescending(p => p.Stars), listing.Recommended);

        static int Twins(IEnumerable<(string User, string Item)> own) => own.Select(row => row.Item).Distinct().Count(id => id == Id(0) || id == Id(1)) / 2;
    }

    [Fact]
    public void A_listing_stands_in_the_json_and_on_both_pages_with_titles_where_there_are_metadata()
    {
        var result = Run(Rows(half: true), ["MLP"], new StudyOptions { Smoke = true }, Meta(except: 1));
        var listing = result.Settings[0].Listing!;
        Assert.Equal("MLP", listing.Model);
        Assert.Equal(10, listing.Recommended.Count);
        var read = Json.Parse<StudyResult>(Json.Write(result)).Settings[0].Listing!;
        Assert.Equal(listing.Bought, read.Bought);
        Assert.Equal(listing.Recommended, read.Recommended);
        Assert.All(result.Settings.Skip(1), setting => Assert.Null(setting.Listing));

        var table = RecommendationTables.Listing(listing);
        Assert.Equal(["", "product", "title", "brand", "the user's stars", "predicted"], table.Heads());
        Assert.Equal(["bought", ""], [table.Row(0)[0], table.Row(0)[5]]);
        Assert.Equal(["recommended 1", ""], [table.Row(listing.Bought.Count)[0], table.Row(listing.Bought.Count)[4]]);
        foreach (var page in new[] { StudyPage.Write([result]), ResultsReadme.Write(new([result], External: null)) })
            Assert.Contains(table.Title, page, StringComparison.Ordinal);

        var bare = Run(Rows(half: true), ["MLP"], new StudyOptions { Smoke = true }).Settings[0].Listing!;
        Assert.Equal(["", "product", "the user's stars", "predicted"], RecommendationTables.Listing(bare).Heads());
    }

    private StudyResult Run(IEnumerable<Row> rows, string[] models, StudyOptions? options = null, string? meta = null)
    {
        var study = ElectronicsStudy.Study with
        {
            Settings = [.. ElectronicsStudy.Study.Settings.Take(2)],
            Models = [.. ElectronicsStudy.Study.Models.Where(m => models.Contains(m.Name))],
        };
        return StudyRunner.Run(study, Data(rows, meta), options);
    }

    private StudyInput Input(IEnumerable<Row> rows, string? meta)
    {
        var data = Data(rows, meta);
        return new StudyInput(data, data.ReadRatings());
    }

    private StudyData Data(IEnumerable<Row> rows, string? meta)
    {
        var file = _folder.Write("Appliances.csv", string.Concat(rows.Select(r => $"{r.Item},{r.User},{r.Stars:F1},{r.Time}\n")));
        if (File.Exists(_folder.PathOf("meta_Appliances.json"))) File.Delete(_folder.PathOf("meta_Appliances.json"));
        if (meta is not null) _folder.Write("meta_Appliances.json", meta);
        return StudyData.Find(ElectronicsStudy.Study, file);
    }

    /// <summary>Twenty users who rated each of twenty products; or of forty, every second.</summary>
    private static IEnumerable<Row> Rows(bool half = false) =>
        from user in Enumerable.Range(0, half ? 40 : 20)
        from item in Enumerable.Range(0, half ? 40 : 20)
        where !half || (user + item) % 2 == 0
        select new Row($"A{user:D12}", Id(item), 1 + (((user * 7) + (item * 3)) % 5), 1_400_000_000 + (user * 100) + (2 * item));

    private static string Id(int item) => $"B{item:D9}";

    private static string Meta(int except) =>
        string.Concat(Enumerable.Range(except, 20 - Math.Min(20, except)).Select(item => Line(Id(item), $"Lamp {item}", "Acme")))
        + string.Concat(Enumerable.Range(0, except).Take(1).Select(item => Line(Id(item), "", "Acme")));

    private static string Line(string id, string title, string brand) =>
        $$"""{"asin": "{{id}}", "title": "{{title}}", "brand": "{{brand}}", "feature": ["bright light for {{id}}"]}""" + "\n";

    private sealed record Row(string User, string Item, int Stars, long Time);
}

file static class SplitRows
{
    public static IEnumerable<(string User, string Item)> BeforeTestAndTest(this Split split) =>
        new[] { split.Train, split.Validation, split.Test }.SelectMany(
            part => Enumerable.Range(0, part.Count).Select(row => (part.Users[part.User[row]], part.Items[part.Item[row]])));
}
