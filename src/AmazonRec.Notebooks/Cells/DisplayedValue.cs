using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Cells;

/// <summary>A value that a cell showed: it can be replaced where it stands, from a later cell, too.</summary>
public sealed class DisplayedValue
{
    private readonly Func<object?, JsonObject> _forms;

    private DisplayedValue(Func<object?, JsonObject> forms) => _forms = forms;

    /// <summary>What clients know it by.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in its place.</summary>
    public void Update(object? value) => CellSink.Current?.Write(new UpdateOutput(DisplayId, _forms(value)));

    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value.</param>
    /// <param name="forms">Writes it, and those that take its place, by MIME type.</param>
    internal static DisplayedValue Show(object? value, Func<object?, JsonObject> forms)
    {
        var shown = new DisplayedValue(forms);
        CellSink.Current?.Write(new DataOutput(forms(value), IsResult: false) { DisplayId = shown.DisplayId });
        return shown;
    }
}
