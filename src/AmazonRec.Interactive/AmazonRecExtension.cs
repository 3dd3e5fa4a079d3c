using System.Reflection;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Studies.Tables;
using AmazonRec.Training;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Chart = AmazonRec.Studies.Figures.Chart;
using ChartForms = AmazonRec.Studies.Figures.ChartForms;

namespace AmazonRec.Interactive;

/// <summary>
/// Has the .NET Interactive kernel show values as this project's own kernel does. Tables, charts and status lines need no extension:
/// they name their formatters by a convention that both kernels know. This adds data frames, as tables, what has words of its own, as
/// those words, and charts of Plotly.NET and XPlot. To Jupyter it shows our charts as pictures alone: that kernel hands Plotly figures
/// over as text, which front ends can't draw.
/// </summary>
public sealed class AmazonRecExtension : IKernelExtension
{
    private const string JupyterCommand = "jupyter";

    /// <summary>Registers the formatters. In a cell: <c>AmazonRecExtension.Load();</c></summary>
    public static void Load()
    {
        PlotlyParts.Find();
        foreach (var (type, forms) in ValueFormats.All)
        {
            foreach (var (mimeType, write) in forms) Formatter.Register(type, (value, writer) => writer.Write(write(value)), mimeType);
            Formatter.SetPreferredMimeTypesFor(type, [.. forms.Select(form => form.MimeType)]);
        }

        if (Environment.GetCommandLineArgs().Contains(JupyterCommand)) ShowPicturesAlone();
        foreach (var type in Libraries.SelectMany(library => library.GetExportedTypes()).Where(SpeaksForItself))
        {
            Formatter.Register(type, (value, writer) => writer.Write(value.ToString()), ChartForms.Plain);
            Formatter.SetPreferredMimeTypesFor(type, ChartForms.Plain);
        }
    }

    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        Load();
        return Task.CompletedTask;
    }

    private static string[] Pictures => [ChartForms.Svg, ChartForms.Html, ChartForms.Plain];

    private static Assembly[] Libraries => [typeof(Ratings).Assembly, typeof(Predictions).Assembly, typeof(Table).Assembly];

    private static void ShowPicturesAlone()
    {
        foreach (var chart in typeof(Chart).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Chart))))
        {
            Formatter.GetPreferredMimeTypesFor(chart); // reads the type's own list, which would come later and win
            Formatter.SetPreferredMimeTypesFor(chart, Pictures);
        }

        Formatter.SetPreferredMimeTypesFor(typeof(History), Pictures);
    }

    private static bool SpeaksForItself(Type type) =>
        type is { IsGenericTypeDefinition: false, IsEnum: false }
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } teller
        && teller != typeof(object) && teller != typeof(ValueType)
        && !ValueFormats.All.Any(format => format.Type.IsAssignableFrom(type))
        && !type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
}
