using AmazonRec.Data;
using AmazonRec.Exporting;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using Parquet;

namespace AmazonRec.Export.Tests;

public sealed class ParquetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_read_back_as_they_were_written()
    {
        var model = ColdSplit.Train("bayesian-mf");
        var rows = PredictedRows.Of(model, ColdSplit.Rows.Test);
        var path = _folder.PathOf("rows.parquet");
        PredictionFile.Write(rows, path);
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        var fields = reader.Schema.DataFields;
        Assert.Equal(["user", "item", "rating", "prediction", "deviation"], fields.Select(field => field.Name));
        Assert.Equal(1, reader.RowGroupCount);
        using var group = reader.OpenRowGroupReader(0);
        var (users, ratings, predictions, deviations) = (
            new string?[rows.Count], new float[rows.Count], new float?[rows.Count], new float?[rows.Count]);
        await group.ReadAsync(fields[0], users.AsMemory());
        await group.ReadAsync<float>(fields[2], ratings.AsMemory());
        await group.ReadAsync<float>(fields[3], predictions.AsMemory());
        await group.ReadAsync<float>(fields[4], deviations.AsMemory());
        Assert.Equal(rows.Users, users!);
        Assert.Equal(rows.Ratings, ratings);
        Assert.Equal(rows.Predictions, predictions);
        Assert.Equal(rows.Deviations, deviations);
    }

    [Fact]
    public async Task A_row_of_an_unknown_user_has_no_prediction_and_rows_without_ratings_no_such_column()
    {
        var rows = PredictedRows.Of(
            ColdSplit.Train("svd"), Ratings.FromRows([("u05", "i09", 1f, 0L), ("stranger", "i09", 1f, 0L)])) with
        { Ratings = null };
        var path = _folder.PathOf("rows.parquet");
        PredictionFile.Write(rows, path);
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        var fields = reader.Schema.DataFields;
        Assert.Equal(["user", "item", "prediction"], fields.Select(field => field.Name));
        var predictions = new float?[2];
        using var group = reader.OpenRowGroupReader(0);
        await group.ReadAsync<float>(fields[2], predictions.AsMemory());
        Assert.NotNull(predictions[0]);
        Assert.Null(predictions[1]);
    }
}
