using System.Collections;
using System.Reflection;
using AmazonRec.Studies.Tables;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>Values as a table: a row for each, a column for each of their properties, keys or fields.</summary>
internal static class TableOfValues
{
    private const int MostRows = 1000;
    private const string Only = "value"; // the column of what has no parts

    public static Table Create(IEnumerable<object?> values)
    {
        var taken = values.Take(MostRows + 1).ToArray();
        var rows = taken.Take(MostRows).Select(Parts).ToArray();
        var names = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).DefaultIfEmpty(Only);
        return new Table(
            taken.Length > MostRows ? $"the first {MostRows:N0} rows" : "",
            [.. names.Select(name => Column(name, [.. rows.Select(row => row.GetValueOrDefault(name))]))]);
    }

    private static Column Column(string name, object?[] cells)
    {
        var texts = cells.Select(cell => cell is null ? "" : PlainText.Write(cell));
        return cells.All(cell => cell is null || IsNumber(cell))
            ? Studies.Tables.Column.Figures(name, texts)
            : Studies.Tables.Column.Text(name, texts);
    }

    private static Dictionary<string, object?> Parts(object? row)
    {
        if (row is IDictionary keyed)
            return keyed.Keys.Cast<object>().ToDictionary(PlainText.Write, key => keyed[key], StringComparer.Ordinal);
        if (row is null or string or IFormattable or bool or IEnumerable || Members(row.GetType()) is not { Length: > 0 } members)
            return new(StringComparer.Ordinal) { [Only] = row };
        return members.ToDictionary(
            m => m.Name, m => m is PropertyInfo property ? property.GetValue(row) : ((FieldInfo)m).GetValue(row), StringComparer.Ordinal);
    }

    private static MemberInfo[] Members(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0),
        .. type.GetFields(BindingFlags.Public | BindingFlags.Instance),
    ];

    private static bool IsNumber(object value) => value is decimal || (value.GetType().IsPrimitive && value is not (bool or char));
}
