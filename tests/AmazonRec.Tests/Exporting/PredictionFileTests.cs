using AmazonRec.Data;
using AmazonRec.Exporting;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;

namespace AmazonRec.Tests.Exporting;

public sealed class PredictionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_reads_as_predictions_of_any_tool()
    {
        var model = ColdSplit.Train("bayesian-mf");
        var path = _folder.PathOf("rows.csv");
        PredictionFile.Write(PredictedRows.Of(model, ColdSplit.Rows.Test), path);
        Assert.Equal("user,item,rating,prediction,deviation", File.ReadLines(path).First());
        var read = UserItemRows.Read(DataSource.File(path), UserItemKind.Predictions, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(ColdSplit.Rows.Test.Count, read.Count);
        Assert.Equal(model.Predict(ColdSplit.Rows.Test), read.Prediction!.Select(value => (float)value));
        Assert.Equal(ColdSplit.Rows.Test.Value, read.Rating!.Select(value => (float)value));
    }

    [Fact]
    public void Rows_of_unknown_users_and_items_have_no_prediction_and_names_are_quoted()
    {
        var rows = Ratings.FromRows([("u05", "i09", 4f, 0L), ("a,\"b\"", "i09", 3f, 0L), ("u05", "new", 2f, 0L)]);
        var model = ColdSplit.Train("svd");
        var predicted = PredictedRows.Of(model, rows);
        Assert.Equal(2, predicted.Unknown);
        Assert.Equal(ColdSplit.Predict(model, 5, 9), predicted.Predictions[0]);
        var path = _folder.PathOf("rows.csv");
        PredictionFile.Write(predicted, path);
        var lines = File.ReadAllLines(path);
        Assert.Equal("user,item,rating,prediction", lines[0]);
        Assert.Equal("\"a,\"\"b\"\"\",i09,3,", lines[2]);
    }

    [Fact]
    public void Another_ending_is_refused_before_anything_is_predicted() =>
        Assert.Contains(".csv or .parquet", Assert.Throws<ArgumentException>(() => PredictionFile.Check("rows.txt")).Message);
}
