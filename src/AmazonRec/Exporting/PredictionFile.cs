using System.Globalization;
using AmazonRec.Data.Storage;
using AmazonRec.Plugins;

namespace AmazonRec.Exporting;

/// <summary>
/// Predicted rows as a file: <c>user,item,rating,prediction,deviation</c>, without the columns that are not known. It ends in .csv, which
/// <c>evaluate --predictions</c> reads, or in .parquet, which the plug-in Export writes.
/// </summary>
public static class PredictionFile
{
    /// <summary>The name of the plug-in.</summary>
    internal const string PluginName = "Export";

    private const string Csv = ".csv";
    private const string Parquet = ".parquet";

    /// <summary>Whether a file of such a name can be written, before anything is predicted.</summary>
    /// <exception cref="ArgumentException">It has another ending.</exception>
    /// <exception cref="IOException">It can't be written to.</exception>
    /// <exception cref="FileNotFoundException">It is a Parquet file, and the plug-in is not built.</exception>
    public static void Check(string path)
    {
        switch (Path.GetExtension(path))
        {
            case Csv: break;
            case Parquet: _ = Plugin.Load<IParquetWriter>(PluginName); break;
            default:
                throw new ArgumentException($"{path}: predictions are written as {Csv} or {Parquet}; name a file with such an ending.");
        }

        AtomicFile.Probe(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Writes the file.</summary>
    /// <param name="rows">What it holds.</param>
    /// <param name="path">As <see cref="Check"/> allows it.</param>
    public static void Write(PredictedRows rows, string path)
    {
        Check(path);
        if (Path.GetExtension(path) == Parquet)
        {
            AtomicFile.Write(path, stream => Plugin.Load<IParquetWriter>(PluginName).Write(stream, rows));
            return;
        }

        var (ratings, deviations) = (rows.Ratings, rows.Deviations);
        var head = Line("user", "item", ratings is null ? null : "rating", "prediction", deviations is null ? null : "deviation");
        var lines = Enumerable.Range(0, rows.Count).Select(row => Line(
            CsvCell.Quoted(rows.Users[row]), CsvCell.Quoted(rows.Items[row]), ratings is null ? null : Text(ratings[row]),
            Text(rows.Predictions[row]), deviations is null ? null : Text(deviations[row])));
        AtomicFile.WriteLines(path, lines.Prepend(head));
    }

    /// <summary>Cells, without those that are not known.</summary>
    private static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Where(cell => cell is not null));

    private static string Text(float? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
