using AmazonRec.Data;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.Figures;
using AmazonRec.Studies.Pages;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Running;
using AmazonRec.Synthesis;
using AmazonRec.Testing;
using AmazonRec.Training;

namespace AmazonRec.Studies.Tests.Published;

public sealed class FastaiStudyTests : IDisposable
{
    private static readonly Study Constants = FastaiStudy.Study with { Models = [] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_originals_file_is_users_by_categories_and_all_four_charts_are_drawn()
    {
        var options = new SynthesisOptions { Users = 300, Items = 60, Ratings = 2000, Format = SynthesisFormat.MarketingBias };
        Synthesizer.Write(options, _folder.Path);
        var file = _folder.PathOf("df_electronics.csv");
        File.Move(_folder.PathOf(Assert.Single(Synthesizer.FilesOf(options))), file);
        File.AppendAllText(file, "0,,5.0,2001-02-03,Male,Headphones,,2000,,0\n"); // by nobody
        var data = StudyData.Find(Constants, _folder.Path);
        Assert.Equal((DataKind.Full, 1_292_954, 10_000), (data.Kind, data.KeptRows, data.DrawnRows));

        var result = StudyRunner.Run(Constants, data with { DrawnRows = 500 });
        Assert.Equal(DataKind.StandIn, result.DataKind); // not the original's number of rows
        Assert.Contains("users x categories", result.Data);
        Assert.Equal([2000, 500], result.Settings[0].Funnel.Select(step => step.Ratings));
        Assert.InRange(result.Settings[0].Funnel[^1].Items, 2, 20); // categories
        Assert.Equal(
            ["gender", "category", "category, f: female, m: male", "year"], AttributeCharts.All(result.Grouped!).Select(c => c.XTitle));
        Assert.Equal(2000, result.Grouped!.Rows);
        Assert.Contains("Ratings by gender and category", StudyPage.Write([result]));
    }

    [Fact]
    public void A_second_row_by_nobody_is_an_error()
    {
        var file = _folder.Write("df_electronics.csv", """
            item_id,user_id,rating,timestamp,model_attr,category,brand,year,user_attr,split
            1,Ann,5.0,2015-06-01,Female,Headphones,,2015,Female,0
            1,,4.0,2015-07-01,Female,Headphones,,2015,,0
            1,,1.0,2016-06-01,Female,Headphones,,2015,,0

            """);
        Assert.ThrowsAny<FormatException>(() => StudyData.Find(Constants, file).ReadRatings());
    }

    [Fact]
    public void As_reported_the_network_answers_for_whom_it_does_not_know_from_zeros()
    {
        var split = Split.Random(
            Ratings.FromRows(Enumerable.Range(0, 200).Select(row => ($"u{row}", $"i{row % 4}", (float)(3 + (row % 3)), 0L))), .2, seed: 1)
            .AsReported();
        var options = Recipe.For("dot-product") with { BatchSize = 16 };
        var zeros = Trainer.Fit(DotProduct.Create(5), split, options with { AnswersUnknownByZeros = true });
        Assert.All(zeros.Predict(split.Test), p => Assert.Equal(0, p));
        var squares = split.Test.Value.Average(v => (double)v * v);
        Assert.Equal(squares, zeros.History.Epochs[^1].ValidationLoss!.Value, 4);
        Assert.All(Trainer.Fit(DotProduct.Create(5), split, options).Predict(split.Test), p => Assert.InRange(p, 3, 5));
        Assert.Equal([true, false], FastaiStudy.Study.Settings.Select(s => s.AnswersUnknownByZeros));
    }

    [SharedFact]
    public void On_real_electronics_rows_the_first_steps_learn_nothing()
    {
        var study = FastaiStudy.Study with { Models = [.. FastaiStudy.Study.Models.Take(2)] };
        var result = StudyRunner.Run(study, StudyData.Find(study, Shared.Data("amazon2014-electronics-50k")));
        var reported = result.Settings[0];
        Assert.Contains("10,000 of them, users x items", result.Data);
        Assert.Equal((8000, 2000), (reported.Splits[0].Train, reported.Splits[0].Test));
        double Mse(string model) => reported.Find(model)!.Mse();
        Assert.Equal(18, Mse("always 0"), .4); // the mean square of all rows is 18.13
        Assert.Equal(Mse("always 0"), Mse("dot"), .05);
        Assert.Equal(Mse("always 2.75"), Mse("dot in a sigmoid range"), .05);
        Assert.True(Mse("global-mean") < Mse("dot in a sigmoid range"));
        Assert.Contains(result.Findings(), s => s.StartsWith("They have learned next to nothing", StringComparison.Ordinal));
        Assert.Equal(["Ratings by year"], AttributeCharts.All(result.Grouped!).Select(c => c.Title));
    }

    [SharedFact]
    public void On_MovieLens_gender_genre_and_year_are_told()
    {
        var data = StudyData.Find(Constants, Shared.Data("movielens-100k"));
        var grouped = Constants.Groups!(new StudyInput(data, data.ReadRatings()));
        Assert.Equal([25_740, 74_260], grouped.Genders.Select(g => g.Count()));
        Assert.Equal("Drama", grouped.Categories[0].All.Name);
        Assert.Equal(["1997", "1998"], grouped.Years.Select(y => y.Name));
        Assert.Equal(4, AttributeCharts.All(grouped).Count);
    }
}
