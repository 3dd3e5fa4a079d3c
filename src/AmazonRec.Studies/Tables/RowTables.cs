using System.Globalization;
using System.Reflection;

namespace AmazonRec.Studies.Tables;

/// <summary>Rows as a table: for whoever has a list of things and wants to see it.</summary>
public static class RowTables
{
    /// <summary>
    /// A row for each thing, a column for each of its public properties, in their order: names with blanks for underscores, whole numbers
    /// with separators, other numbers with as many digits as are asked for, all else as words.
    /// </summary>
    /// <param name="title">Above the table.</param>
    /// <param name="rows">Such as <c>runs.Select(r => new { model = r.Name, validation_loss = r.Loss })</c>.</param>
    /// <param name="digits">Behind the point.</param>
    public static Table Of<T>(string title, IEnumerable<T> rows, int digits = 3)
    {
        T[] all = [.. rows];
        return new Table(title, [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(Column)]);

        Column Column(PropertyInfo property)
        {
            var name = property.Name.Replace('_', ' ');
            object?[] values = [.. all.Select(row => property.GetValue(row))];
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var format = type == typeof(double) || type == typeof(float) ? $"F{digits}"
                : type == typeof(int) || type == typeof(long) || type == typeof(uint) || type == typeof(ulong) ? "N0"
                : null;
            return format is null
                ? Tables.Column.Text(name, values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""))
                : Tables.Column.Numbers(name, values.Select(Number), format);
        }

        static double? Number(object? value) => value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }
}
