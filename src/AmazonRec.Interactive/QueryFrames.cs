using AmazonRec.Data;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive;

/// <summary>Answers to queries as data frames.</summary>
public static class QueryFrames
{
    /// <summary>
    /// The columns of an answer: whole numbers as <c>long</c>, other numbers as <c>double</c>, times as UTC dates, all else as text; null
    /// where a row has none.
    /// </summary>
    /// <exception cref="ArgumentException">A column holds values of another type.</exception>
    public static DataFrame ToDataFrame(this QueryResult answer) => new(answer.Columns.Select(Column));

    private static DataFrameColumn Column(QueryColumn column) => column.Values switch
    {
        long?[] numbers => new Int64DataFrameColumn(column.Name, numbers),
        double?[] numbers => new DoubleDataFrameColumn(column.Name, numbers),
        DateTime?[] times => new DateTimeDataFrameColumn(column.Name, times),
        string?[] texts => new StringDataFrameColumn(column.Name, texts),
        var other => throw new ArgumentException($"The column '{column.Name}' holds {other.GetType().Name}.", nameof(column)),
    };
}
