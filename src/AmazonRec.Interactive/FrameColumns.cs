using System.Globalization;
using AmazonRec.Data;
using Microsoft.Data.Analysis;

namespace AmazonRec.Interactive;

/// <summary>Reads columns of a data frame, and says which column and row is wrong. Rows are counted from 0, as frames do.</summary>
internal static class FrameColumns
{
    /// <summary>Ids of a column of text or whole numbers.</summary>
    public static string[] Ids(DataFrame frame, string name)
    {
        var column = Find(frame, name);
        if (column.DataType != typeof(string) && !IsWhole(column)) throw Wrong(column, "ids are text or whole numbers");
        return Read<string>(column, "an id", TryId);
    }

    /// <summary>Finite numbers of a column.</summary>
    public static float[] Numbers(DataFrame frame, string name)
    {
        var column = Find(frame, name);
        if (!IsNumber(column)) throw Wrong(column, "ratings are numbers");
        return Read<float>(column, "a finite number", TryNumber);
    }

    /// <summary>Seconds since 1970 of a column of dates or whole numbers; 0 where there is no value.</summary>
    public static long[] Seconds(DataFrame frame, string name)
    {
        var column = Find(frame, name);
        if (column.DataType != typeof(DateTime) && !IsWhole(column)) throw Wrong(column, "times are dates or whole seconds since 1970");
        return Read<long>(column, "a time or nothing", TrySeconds);
    }

    /// <summary>The vocabulary of ids, and the code of each.</summary>
    public static (Vocabulary Vocabulary, int[] Codes) Codes(string[] ids)
    {
        var vocabulary = Vocabulary.FromIds(ids.Distinct(StringComparer.Ordinal));
        var codes = vocabulary.Ids.Select((id, code) => (id, code)).ToDictionary(p => p.id, p => p.code, StringComparer.Ordinal);
        return (vocabulary, Array.ConvertAll(ids, id => codes[id]));
    }

    private static DataFrameColumn Find(DataFrame frame, string name) =>
        frame.Columns.FirstOrDefault(c => c.Name == name) ?? throw new ArgumentException(
            $"The data frame has no column '{name}'; it has {string.Join(", ", frame.Columns.Select(c => $"'{c.Name}'"))}.");

    private static T[] Read<T>(DataFrameColumn column, string wanted, TryRead<T> read)
    {
        var values = new T[column.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (!read(column[row], out values[row]))
                throw new FormatException($"The column '{column.Name}' holds {Told(column[row])} in row {row}; each row needs {wanted}.");
        }

        return values;
    }

    private static bool TryId(object? value, out string id) =>
        (id = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "").Length > 0;

    private static bool TryNumber(object? value, out float number) =>
        float.IsFinite(number = value is null ? float.NaN : Convert.ToSingle(value, CultureInfo.InvariantCulture));

    private static bool TrySeconds(object? value, out long seconds)
    {
        seconds = value switch
        {
            null or > (ulong)long.MaxValue => 0,
            DateTime date => Seconds(date),
            _ => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };
        return value is not > (ulong)long.MaxValue;
    }

    private static long Seconds(DateTime date) =>
        new DateTimeOffset(date.Kind == DateTimeKind.Local ? date : DateTime.SpecifyKind(date, DateTimeKind.Utc)).ToUnixTimeSeconds();

    private static bool IsWhole(DataFrameColumn column) => Type.GetTypeCode(column.DataType) is >= TypeCode.SByte and <= TypeCode.UInt64;

    private static bool IsNumber(DataFrameColumn column) => Type.GetTypeCode(column.DataType) is >= TypeCode.SByte and <= TypeCode.Decimal;

    private static ArgumentException Wrong(DataFrameColumn column, string wanted) =>
        new($"The column '{column.Name}' holds values of type {column.DataType.Name}; {wanted}.");

    private static string Told(object? value) => value is null ? "nothing" : $"'{Convert.ToString(value, CultureInfo.InvariantCulture)}'";

    private delegate bool TryRead<T>(object? value, out T read);
}
