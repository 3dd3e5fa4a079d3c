using AmazonRec.Exporting;
using Parquet;
using Parquet.Schema;

namespace AmazonRec.Export;

/// <summary>Predicted rows as Parquet, by Parquet.Net: row groups of a million rows, compressed by Snappy.</summary>
public sealed class ParquetWriterOfRows : IParquetWriter
{
    private const int RowsOfGroup = 1 << 20;

    /// <inheritdoc/>
    public void Write(Stream stream, PredictedRows rows) => WriteAsync(stream, rows).GetAwaiter().GetResult();

    private static async Task WriteAsync(Stream stream, PredictedRows rows)
    {
        var (user, item) = (new DataField<string>("user"), new DataField<string>("item"));
        var (rating, prediction, deviation) = (
            new DataField<float>("rating"), new DataField<float?>("prediction"), new DataField<float?>("deviation"));
        var schema = new ParquetSchema([
            user, item, .. rows.Ratings is null ? Array.Empty<Field>() : [rating], prediction,
            .. rows.Deviations is null ? Array.Empty<Field>() : [deviation],
        ]);
        await using var writer = await ParquetWriter.CreateAsync(
            schema, stream, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy });
        for (var start = 0; start < rows.Count || start == 0; start += RowsOfGroup)
        {
            var length = Math.Min(RowsOfGroup, rows.Count - start);
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(user, [.. rows.Users.Skip(start).Take(length)]);
            await group.WriteAsync(item, [.. rows.Items.Skip(start).Take(length)]);
            if (rows.Ratings is { } ratings) await group.WriteAsync<float>(rating, ratings.AsMemory(start, length));
            await group.WriteAsync<float>(prediction, rows.Predictions.AsMemory(start, length));
            if (rows.Deviations is { } deviations) await group.WriteAsync<float>(deviation, deviations.AsMemory(start, length));
        }
    }
}
