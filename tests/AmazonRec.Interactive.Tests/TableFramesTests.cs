using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Studies;
using AmazonRec.Studies.Results;
using AmazonRec.Studies.Tables;
using AmazonRec.Testing;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive.Tests;

public sealed class TableFramesTests
{
    [Fact]
    public void Numbers_of_a_table_keep_all_their_digits_and_all_else_stays_text()
    {
        var frame = new Table("t",
            Column.Text("name", ["a", "b"]),
            Column.Numbers("count", [1234.56, double.NaN], "N0"),
            Column.Numbers("error", [1d / 3, .25], "F3", deviations: [.1, .2]),
            Column.Figures("span", ["1 to 2", "3"]),
            Column.Text("code", ["1", "2"])).ToDataFrame();
        Assert.Equal(["String", "Double", "Double", "String", "String"], frame.Columns.Select(c => c.DataType.Name));
        Assert.Equal([1234.56, null], ((DoubleDataFrameColumn)frame["count"]).ToArray());
        Assert.Equal([1d / 3, .25], ((DoubleDataFrameColumn)frame["error"]).ToArray());
        Assert.Equal(["1 to 2", "3"], ((StringDataFrameColumn)frame["span"]).ToArray());
    }

    [Fact]
    public void A_frame_becomes_a_table_with_numbers_to_the_right()
    {
        var table = new DataFrame(
            new StringDataFrameColumn("name", ["a", null!]),
            new DoubleDataFrameColumn("x", new double?[] { .1, null }),
            new Int64DataFrameColumn("n", [long.MaxValue, 1]),
            new BooleanDataFrameColumn("b", [true, false]),
            new DateTimeDataFrameColumn("d", [DateTime.UnixEpoch, DateTime.UnixEpoch.AddHours(36)])).AsTable("f");
        Assert.Equal("f", table.Title);
        Assert.Equal(["name", "x", "n", "b", "d"], table.Columns.Select(c => c.Name));
        Assert.Equal([false, true, true, false, false], table.Columns.Select(c => c.IsNumeric));
        Assert.Equal(
            ["a", "", "0.1", "", "9223372036854775807", "1", "True", "False", "1970-01-01 00:00:00", "1970-01-02 12:00:00"],
            table.Columns.SelectMany(c => c.Cells));
        Assert.Equal([.1, double.NaN], table["x"].Values);
    }

    [Fact]
    public void A_long_frame_says_how_much_of_it_is_shown()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("n", Enumerable.Range(0, 1500)));
        Assert.Equal(("the first 1,000 of 1,500 rows", 1000), (frame.AsTable().Title, frame.AsTable().Rows));
        Assert.Equal(("all, the first 2 of 1,500 rows", 2), (frame.AsTable("all", rows: 2).Title, frame.AsTable("all", rows: 2).Rows));
        Assert.Equal(0, new DataFrame(new Int32DataFrameColumn("n")).AsTable().Rows);
    }

    [Fact]
    public void Results_keep_all_their_digits_and_have_nothing_where_nothing_is_known()
    {
        var ratings = Ratings.FromRows([("u", "i", 4, 1), ("u", "j", 2, 2), ("v", "i", 5, 3), ("v", "j", 1, 4)]);
        var sheet = new ResultSheet("name", StudyData.Sample, Split.Random(ratings, test: .5, seed: 0));
        sheet.AddReported("theirs", rmse: 1d / 3, mae: null, "note");
        var frame = sheet.ToDataFrame();
        Assert.Equal(
            ["model", "kind", "RMSE", "RMSE low", "RMSE high", "MAE", "MAE low", "MAE high", "note"],
            frame.Columns.Select(c => c.Name));
        Assert.Equal(["theirs", "Reported", 1d / 3, null, null, null, null, null, "note"], frame.Rows[0]);
    }

    [Fact]
    public void Predictions_stand_beside_what_is_true()
    {
        var ratings = Ratings.FromRows([("v", "i", 4, 1), ("u", "j", 2, 2)]);
        var frame = new Predictions(ratings.User, ratings.Item, ratings.Value, [3.5f, 2.5f], [7, 8], [9, 10]).ToDataFrame(ratings);
        Assert.Equal(["v", "i", 4.0, 3.5, 7, 9], frame.Rows[0]);
        Assert.Equal(["u", "j", 2.0, 2.5, 8, 10], frame.Rows[1]);
    }

    [Fact]
    public void A_study_has_a_row_for_each_model_of_each_setting()
    {
        var result = ResultsFolder.Read(Path.Combine(Shared.Checkout, "results")).Studies[0];
        var frame = result.ToDataFrame();
        Assert.Equal(result.Settings.Sum(s => s.Models.Count), frame.Rows.Count);
        Assert.Equal(result.Settings[0].Models[0].Rmse.Estimate, frame["RMSE"][0]);
    }
}
