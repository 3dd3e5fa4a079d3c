using System.Collections;
using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Cells;

/// <summary>What cells can call on any value, spelled as in the .NET Interactive kernel.</summary>
public static class CellExtensions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms to show it in, such as <c>text/html</c>; none for all that it has.</param>
    /// <returns>What can replace it later.</returns>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => CellFunctions.display(value, mimeTypes);

    /// <summary>Shows text as what it is written in: Markdown, LaTeX, HTML, SVG.</summary>
    /// <param name="text">As it is.</param>
    /// <param name="mimeType">What it is, such as <c>text/markdown</c>.</param>
    /// <returns>What can replace it later.</returns>
    public static DisplayedValue DisplayAs(this string text, string mimeType) =>
        DisplayedValue.Show(text, v => v is string written ? MimeBundle.Written(written, mimeType) : MimeBundle.Create(v, [mimeType]));

    /// <summary>Shows values as a table: a row for each, a column for each property.</summary>
    /// <param name="values">Records, objects, dictionaries, or plain values.</param>
    /// <param name="mimeTypes">The forms to show it in; none for all.</param>
    /// <returns>What can replace it later.</returns>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> values, params string[] mimeTypes)
    {
        return DisplayedValue.Show(values, Forms);

        JsonObject Forms(object? value) =>
            MimeBundle.Create(value is IEnumerable rows and not string ? TableOfValues.Create(rows.Cast<object?>()) : value, mimeTypes);
    }
}
