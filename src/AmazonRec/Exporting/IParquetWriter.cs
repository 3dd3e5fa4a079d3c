namespace AmazonRec.Exporting;

/// <summary>Writes Parquet. It takes a library, so it lives in the plug-in <c>Export</c>.</summary>
public interface IParquetWriter
{
    /// <summary>
    /// Writes rows as columns <c>user</c>, <c>item</c> (text), <c>rating</c>, <c>prediction</c>, <c>deviation</c> (float).
    /// </summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The rows; columns that are not known are left out.</param>
    void Write(Stream stream, PredictedRows rows);
}
