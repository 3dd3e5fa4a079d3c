using AmazonRec.Data;
using AmazonRec.Data.Synthesis;
using AmazonRec.Figures;
using AmazonRec.Studies;

namespace AmazonRec.Tests.Studies;

/// <summary>Where a study's time went, what a difference is due to, and studies on synthesized data.</summary>
public sealed class StudyStepTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static StudyResult Electronics(string folder)
    {
        var study = StudyCatalog.Find("electronics");
        return StudyRunner.Run(study, StudyData.Find(study, folder), new StudyOptions { Smoke = true });
    }

    private StudyResult OnSynthesized()
    {
        Synthesizer.Write(new SynthesisOptions { Format = SynthesisFormat.Ratings2018, Metadata = true, Users = 150, Items = 80, Ratings = 4000 }, _folder.Path, cancellation: TestContext.Current.CancellationToken);
        return Electronics(_folder.Path);
    }

    [Fact]
    public void Synthesized_ratings_run_with_their_metadata_and_never_stand_beside_reported_numbers()
    {
        var result = OnSynthesized();
        Assert.Equal((DataKind.Synthesized, "electronics.synthesized.json"), (result.DataKind, result.FileName));
        Assert.Equal(["as reported", "clean"], result.Settings.Select(s => s.Name));
        Assert.NotNull(result.Settings[0].Find("MLP + text"));
        Assert.DoesNotContain("reported", StudyTables.Main(result).Columns.Select(c => c.Split(',')[0]));
        Assert.Empty(Headline.Of([result]).Rows);
        Assert.Contains("synthesized: its seconds", StudyPage.Write([result]), StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_a_study_take_no_more_than_all_of_it()
    {
        var result = OnSynthesized();
        var models = result.Settings.SelectMany(s => s.Models).ToArray();
        Assert.All(models, m => Assert.All(new[] { m.Steps!.Features, m.Steps.Training, m.Steps.Predicting, m.Steps.Evaluation }, seconds => Assert.True(seconds >= 0)));
        Assert.True(result.Settings[0].Find("MLP + text")!.Steps!.Features > 0);
        Assert.InRange(result.ReadSeconds!.Value + result.Settings.Sum(s => s.SplitSeconds!.Value) + models.Sum(m => m.Steps!.Features + m.Steps.Training + m.Steps.Predicting + m.Steps.Evaluation), 0, result.Seconds);
        var table = StepTable.Of(result);
        Assert.Equal(["reading", "filters and split", "content of items", "baselines, training", "MF, training", "MLP, training", "MLP + text, training", "predicting", "metrics, intervals, tests", "all"], table.Rows.Select(r => r[0]));
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
    }

    [Fact]
    public void A_result_of_before_steps_were_measured_has_no_table_of_them() => Assert.Empty(StepTable.Of(ByHand with { ReadSeconds = null }).Rows);

    [Fact]
    public void The_change_that_goes_farthest_from_clean_to_as_reported_is_named_with_its_share()
    {
        var row = Assert.Single(DifferenceTable.Of(ByHand).Rows);
        Assert.Equal(["MF", "-0.3000", "-0.2000", "+0.0100", "copies kept, 67 %"], row);
    }

    [Fact]
    public void A_change_of_the_reported_setting_counts_by_what_is_lost_without_it()
    {
        var fewer = ByHand with { Settings = [ByHand.Settings[0], ByHand.Settings[1], Setting("copies removed", Protocol.AsReported, 1.25, "as reported")] };
        Assert.Equal(["MF", "-0.3000", "-0.2500", "copies removed, 83 %"], Assert.Single(DifferenceTable.Of(fewer).Rows));
    }

    [Fact]
    public void Where_no_change_goes_that_way_none_is_named()
    {
        var none = ByHand with { Settings = [ByHand.Settings[0], ByHand.Settings[1], Setting("copies kept", Protocol.Clean, 1.4, "clean")] };
        Assert.Equal("none of them", Assert.Single(DifferenceTable.Of(none).Rows)[^1]);
    }

    [Fact]
    public void Where_nothing_varies_one_thing_there_is_no_such_table() => Assert.Empty(DifferenceTable.Of(ByHand with { Settings = [.. ByHand.Settings.Take(2)] }).Rows);

    private static StudyResult ByHand { get; } = new(
        "study", "A study", "data", DataKind.StandIn, "data", "data.csv", "managed",
        [
            Setting("as reported", Protocol.AsReported, 1.0, null), Setting("clean", Protocol.Clean, 1.3, null),
            Setting("copies kept", Protocol.Clean, 1.1, "clean"), Setting("stopped on test rows", Protocol.AsReported, 1.31, "clean"),
        ],
        [], RunEnvironment.Here, Seconds: 1);

    private static SettingResult Setting(string name, Protocol protocol, double rmse, string? varies)
    {
        var interval = new AmazonRec.Evaluation.Inference.Interval(rmse, rmse, rmse, Level: .95);
        return new(name, protocol, "", [], [], [new ModelResult("MF", IsBaseline: false, Reported: null, interval, interval, interval, [], [], Seconds: 1)], [], Note: null, []) { Varies = varies };
    }
}
