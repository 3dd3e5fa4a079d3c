using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Cells;

/// <summary>What cells can call without a name before it, spelled as in the .NET Interactive kernel.</summary>
public static class CellFunctions
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms to show it in, such as <c>text/html</c>; none for all that it has.</param>
    /// <returns>What can replace it later.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        DisplayedValue.Show(value, v => MimeBundle.Create(v, mimeTypes));

    /// <summary>Takes away what the cell showed so far. The .NET Interactive kernel has no such function.</summary>
    /// <param name="wait">Not before it shows something new, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => CellSink.Current?.Write(new Sessions.ClearOutput(wait));

    /// <summary>Markup, to be shown as such.</summary>
    public static HtmlContent HTML(string markup) => new(markup);
}
