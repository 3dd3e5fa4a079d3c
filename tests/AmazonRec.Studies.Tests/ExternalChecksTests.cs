using AmazonRec.Data.Storage;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Testing;


namespace AmazonRec.Studies.Tests;

public sealed class ExternalChecksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static ExternalResult Result { get; } = new(
        "figures",
        [
            new("a mean", new ExternalFigure("RMSE", 1.063, .0005), 1.0634, "a book", "Rounded.", 1.5),
            new("a model", new ExternalFigure("RMSE", .934, .004), .928, "a library", "Drawn.", 2),
        ],
        RunEnvironment.Here,
        3.5);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_figure_within_its_tolerance_passes_and_another_says_by_how_much_it_does_not()
    {
        Assert.Equal(["pass", "falls short by 0.0020"], Result.Lines.Select(line => line.Verdict));
        Assert.Equal(1, Result.Passed);
    }

    [Fact]
    public void The_page_of_results_shows_the_checks_as_they_come_back_from_json()
    {
        _folder.Write(ExternalResult.FileName, Json.Write(Result));
        var page = ResultsReadme.Write(ResultsFolder.Read(_folder.Path));
        Assert.Contains("1 of 2 figures are as published", page, StringComparison.Ordinal);
        Assert.Contains("| a model | RMSE | 0.934 | 0.004 | 0.92800 | falls short by 0.0020 | 2.0 |", page, StringComparison.Ordinal);
        Assert.Contains("- a mean: a book. Rounded.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_name_the_files_that_are_missing()
    {
        _folder.Write("u.data", "");
        Assert.Contains("holds no u1.base, u1.test", ExternalData.Lacks(_folder.Path), StringComparison.Ordinal);
    }

    [SharedFact]
    public void Checks_without_training_give_the_published_figures()
    {
        var data = ExternalData.Read(Shared.Data("movielens-100k"), threads: 2, TestContext.Current.CancellationToken);
        foreach (var check in ExternalChecks.All.Take(4))
            Assert.All(
                check.Figures.Zip(check.Measure(data)), pair => Assert.Equal(pair.First.Expected, pair.Second, pair.First.Tolerance));
    }
}
