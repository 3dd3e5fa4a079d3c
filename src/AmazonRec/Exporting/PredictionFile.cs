using System.Globalization;
using System.Text;
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

        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)
            {
                NewLine = "\n",
            };
            writer.WriteLine(
                $"user,item{(rows.Ratings is null ? "" : ",rating")},prediction{(rows.Deviations is null ? "" : ",deviation")}");
            for (var row = 0; row < rows.Count; row++)
            {
                writer.Write($"{Quoted(rows.Users[row])},{Quoted(rows.Items[row])},");
                if (rows.Ratings is { } ratings) writer.Write($"{Text(ratings[row])},");
                writer.Write(Text(rows.Predictions[row]));
                if (rows.Deviations is { } deviations) writer.Write($",{Text(deviations[row])}");
                writer.WriteLine();
            }
        });
    }

    private static string Text(float? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
