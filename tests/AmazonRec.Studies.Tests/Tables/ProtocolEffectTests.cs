using AmazonRec.Data;
using AmazonRec.Evaluation.Folds;
using AmazonRec.Models.Zoo;
using AmazonRec.Studies.External;
using AmazonRec.Studies.Published;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Running;
using AmazonRec.Studies.Tables;
using AmazonRec.Training;


namespace AmazonRec.Studies.Tests.Tables;

public sealed class ProtocolEffectTests
{
    private static readonly Lazy<StudyResult> Result = new(() => StudyRunner.Run(
        StudyCatalog.Find("fastai") with
        {
            Settings =
            [
                new("as reported", Protocol.AsReported, "", input => [Split.Random(input.Ratings, .3, .1).AsReported()]),
                new("clean", Protocol.Clean, "", input => [Split.Random(input.Ratings, .3, .1)]),
                new("stopped on test rows", Protocol.AsReported, "", input => [Split.Random(input.Ratings, .3, .1).StoppedOnTest()])
                {
                    Varies = "clean",
                    Changes = Change.Stopping,
                },
                new("with the validation rows", Protocol.AsReported, "", input => [Split.Random(input.Ratings, .3, .1).AsReported()])
                {
                    Varies = "stopped on test rows",
                    Changes = Change.TrainingRows,
                },
                new("fewer rows", Protocol.Clean, "", input => [Split.Random(input.Ratings.WithMoreThan(12, 0), .3, .1)])
                {
                    Varies = "clean",
                    Changes = Change.Rows,
                },
                new("all rows", Protocol.Clean, "", input => [Split.Random(input.Ratings.WithMoreThan(0, 0), .3, .1)])
                {
                    Varies = "clean",
                    Changes = Change.Rows,
                },
            ],
            Models = [Of("small", 2), Of("stopping", 8, new EarlyStopping(Patience: 1))],
            Finals = ["small"],
            Baselines = [],
        },
        StudyData.Sample));

    [Fact]
    public void Nothing_is_laid_to_a_change_that_can_not_touch_a_model()
    {
        var effects = ProtocolEffect.Measure(Result.Value);
        Assert.Equal(
            ["stopping"],
            effects.Where(e => e.Change == Change.Stopping).Select(e => e.Model)); // the other trains all epochs, and a mean has none
        Assert.Equal(
            ["global-mean", "user-mean", "item-mean", "als-bias", "tuned-bias", "small", "stopping"],
            effects.Where(e => e.Change == Change.TrainingRows).Select(e => e.Model));
        Assert.DoesNotContain(effects, e => e.Setting == "all rows");
        Assert.Equal(
            "'all rows' changes nothing on these data: its rows are those of 'clean'.",
            Assert.Single(ProtocolEffect.Unchanged(Result.Value)));
    }

    [Fact]
    public void One_change_on_the_same_test_rows_is_tested_by_users_and_one_of_the_rows_is_not()
    {
        Assert.All(ProtocolEffect.Measure(Result.Value), e =>
        {
            Assert.Equal(e.Change == Change.Rows, e.Paired is null);
            if (e.Paired is not { } paired) return;
            Assert.Equal(e.Size, paired.Difference.Rmse.Estimate, 1e-9);
            Assert.Equal(
                (e.Before, e.After),
                (
                    Result.Value.Settings.Single(s => s.Name == e.Varies).Find(e.Model)!.Rmse.Estimate,
                    Result.Value.Settings.Single(s => s.Name == e.Setting).Find(e.Model)!.Rmse.Estimate));
        });
    }

    [Fact]
    public void The_table_has_a_dash_where_a_change_touches_nothing_and_p_where_something_was_tested()
    {
        var table = EffectTable.Create(Result.Value, Claims.FromResults([Result.Value]));
        Assert.Equal(
            [
                "model",
                "as reported less clean",
                "stopped on test rows less clean",
                "p",
                "with the validation rows less stopped on test rows",
                "p",
                "fewer rows less clean"],
            table.Heads());
        var mean = table.AllRows().Single(row => row[0] == "global-mean");
        Assert.Equal(["-", "-"], mean.Skip(2).Take(2));
        Assert.DoesNotContain("-", mean.Skip(4));
        Assert.DoesNotContain("-", table.AllRows().Single(row => row[0] == "stopping"));
    }

    [Fact]
    public void A_result_that_does_not_say_what_it_changes_has_no_effects() =>
        Assert.Equal(
            0,
            EffectTable.Create(
                Result.Value with { Settings = [.. Result.Value.Settings.Select(s => s with { Changes = null })] },
                Claims.FromResults([])).Rows);

    [Fact]
    public void Reported_numbers_stand_beside_ours_with_the_data_that_ours_are_of()
    {
        var table = ReportedTables.Of([Result.Value]);
        Assert.Equal(["small", "stopping"], table.Columns[1].Cells);
        Assert.Equal(("1.5000", "-"), (table.Columns[2].Cells[0], table.Columns[3].Cells[0]));
        Assert.All(table.Columns[7].Cells, cell => Assert.EndsWith($"({Result.Value.Caveat()})", cell, StringComparison.Ordinal));
        Assert.Equal(["1"], ReportedTables.Protocols([Result.Value]).Categories);
    }

    [Fact]
    public void What_was_published_of_a_model_that_could_not_run_is_told_with_the_reason()
    {
        var ran = Result.Value;
        var table = ReportedTables.Of(
            [
                ran with
                {
                    Study = "fashion",
                    Settings = [
                        ran.Settings[0] with
                        {
                            Models = [.. ran.Settings[0].Models.Where(m => m.IsBaseline)],
                            Missing = [new("+ text + images", "no pictures")],
                        }],
                }]);
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

    private static StudyModel Of(string name, int factors, EarlyStopping? stopping = null) =>
        StudyModel.Create(
            name,
            new Reported(1.5, null, ""),
            _ =>
                new TrainingPlan(
                    BiasedMf.Create(factors, new RatingRange(0, 5.5f)),
                    Recipe.For("biased-mf") with { Epochs = 2, EarlyStopping = stopping },
                    []));
}
