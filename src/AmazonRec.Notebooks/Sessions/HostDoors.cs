using AmazonRec.Notebooks.Cells;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// What a library that a notebook loads can ask of this kernel without a reference to it: functions under a name in
/// <see cref="AppContext"/>. In other kernels there are none, and the library asks those in their own way.
/// </summary>
internal static class HostDoors
{
    /// <summary>Name of an <c>Action&lt;Type, string, Func&lt;object, string&gt;&gt;</c>: writes a type in a MIME type.</summary>
    public const string Format = "AmazonRec.Notebooks.Format";

    /// <summary>Name of an <c>Action&lt;IReadOnlyList&lt;string&gt;&gt;</c>: usings of all cells after the one that runs.</summary>
    public const string Import = "AmazonRec.Notebooks.Import";

    /// <summary>Name of a <c>Func&lt;object, Action&lt;object&gt;&gt;</c>: shows a value below the cell, and returns what replaces it.</summary>
    public const string Show = "AmazonRec.Notebooks.Show";

    /// <summary>Opens them, for the process.</summary>
    public static void Open()
    {
        AppContext.SetData(Format, new Action<Type, string, Func<object, string>>(TypeFormatters.Register));
        AppContext.SetData(Import, new Action<IReadOnlyList<string>>(names => CellSink.Current?.Import(names)));
        AppContext.SetData(Show, new Func<object, Action<object>>(value => CellFunctions.display(value).Update));
    }
}
