using AmazonRec.Data;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Figures;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies;
using AmazonRec.Studies.External;
using AmazonRec.Training;

namespace AmazonRec.Tests.Studies;

public sealed class ProtocolEffectTests
{
    private static readonly Lazy<StudyResult> Result = new(() => StudyRunner.Run(
        StudyCatalog.Find("fastai") with
        {
            Settings =
            [
                new("as reported", Protocol.AsReported, "", input => [Split.Random(input.Ratings, .3).AsReported()]),
                new("clean", Protocol.Clean, "", input => [Split.Random(input.Ratings, .3, .1)]),
                new("less", Protocol.Clean, "fewer rows", input => [Split.Random(input.Ratings, .5, .1)]) { Models = ["small"] },
            ],
            Models = [Of("small", 2), Of("large", 8)],
        },
        StudyData.Sample));

    [Fact]
    public void A_model_is_followed_from_the_setting_as_reported_through_all_others()
    {
        var effects = ProtocolEffect.Of(Result.Value);
        Assert.Equal(["clean", "less"], effects.Select(e => e.Setting));
        var (reported, clean, less) = (Result.Value.Settings[0], Result.Value.Settings[1], Result.Value.Settings[2]);
        Assert.Equal(reported.Models.Where(m => !m.IsBaseline).MinBy(m => m.Rmse.Estimate)!.Name, effects[0].Model);
        Assert.Equal(effects[0].Clean, effects[0].Rmse);
        Assert.Equal(("small", "fewer rows"), (effects[1].Model, effects[1].Meaning)); // the other is not in this setting
        Assert.Equal((reported.Find("small")!.Rmse.Estimate, clean.Find("small")!.Rmse.Estimate, less.Find("small")!.Rmse.Estimate), (effects[1].AsReported, effects[1].Clean, effects[1].Rmse));
        Assert.Equal(2, ReportedTables.Effects(effects).Rows);
        Assert.Empty(ProtocolEffect.Of(Result.Value with { Settings = [clean] }));
    }

    [Fact]
    public void Reported_numbers_stand_beside_ours_with_the_data_that_ours_are_of()
    {
        var table = ReportedTables.Of([Result.Value]);
        Assert.Equal(["small", "large"], table.Columns[1].Cells);
        Assert.Equal(("1.5000", "-"), (table.Columns[2].Cells[0], table.Columns[3].Cells[0]));
        Assert.All(table.Columns[7].Cells, cell => Assert.EndsWith($"({Result.Value.Caveat()})", cell, StringComparison.Ordinal));
        Assert.Equal(["1"], ReportedTables.Protocols([Result.Value]).Categories);
    }

    [Fact]
    public void What_was_published_of_a_model_that_could_not_run_is_told_with_the_reason()
    {
        var ran = Result.Value;
        var table = ReportedTables.Of([ran with { Study = "fashion", Settings = [ran.Settings[0] with { Models = [.. ran.Settings[0].Models.Where(m => m.IsBaseline)], Missing = [new("+ text + images", "no pictures")] }] }]);
        Assert.Equal(("0.7526", "-"), (table.Columns[2].Cells[0], table.Columns[4].Cells[0]));
        Assert.EndsWith("did not run: no pictures", table.Columns[7].Cells[0], StringComparison.Ordinal);
        Assert.EndsWith("Pearson 0.820", table.Columns[8].Cells[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_are_in_units_of_the_tolerance()
    {
        ExternalLine Line(string what, double ours) => new("check", new ExternalFigure(what, .9, .01), ours, "", "", 0);
        var chart = ReportedTables.Differences(new ExternalResult("", [Line("RMSE", .92), Line("MAE", .9)], RunEnvironment.Here, 0));
        Assert.Equal([("RMSE", 2.0), ("MAE", 0.0)], chart.Series.Select(s => (s.Name, Math.Round(s.Points[0].Y, 9))));
    }

    private static StudyModel Of(string name, int factors) =>
        StudyModel.Of(name, new Reported(1.5, null, ""), _ => new TrainingPlan(BiasedMf.Create(factors, new RatingRange(0, 5.5f)), Recipe.For("biased-mf") with { Epochs = 1 }, []));
}
