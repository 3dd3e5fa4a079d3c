using System.Reflection;
using AmazonRec.Data;
using AmazonRec.Evaluation;
using AmazonRec.Studies.Tables;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using XPlot.Plotly;
using Chart = AmazonRec.Studies.Figures.Chart;

namespace AmazonRec.Interactive;

/// <summary>
/// Has the .NET Interactive kernel show values as this project's own kernel does. Tables, charts and status lines need no extension:
/// they name their formatters by a convention that both kernels know. This adds data frames, as tables, what has words of its own, as
/// those words, and charts of Plotly.NET and XPlot. To Jupyter it shows our charts as pictures alone: that kernel hands Plotly figures
/// over as text, which front ends can't draw.
/// </summary>
public sealed class AmazonRecExtension : IKernelExtension
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";
    private const string JupyterCommand = "jupyter";

    /// <summary>Registers the formatters. In a cell: <c>AmazonRecExtension.Load();</c></summary>
    public static void Load()
    {
        PlotlyParts.Find();
        Register<DataFrame>(frame => TableText.AsHtml(frame.AsTable()), frame => TableText.Plain(frame.AsTable()));
        Register<GenericChart>(GenericChart.toEmbeddedHTML, _ => "chart of Plotly.NET");
        Register<PlotlyChart>(chart => chart.GetHtml(), _ => "chart of XPlot");
        if (Environment.GetCommandLineArgs().Contains(JupyterCommand)) ShowPicturesAlone();
        foreach (var type in Libraries.SelectMany(library => library.GetExportedTypes()).Where(SpeaksForItself))
        {
            Formatter.Register(type, (value, writer) => writer.Write(value.ToString()), Plain);
            Formatter.SetPreferredMimeTypesFor(type, Plain);
        }
    }

    /// <inheritdoc/>
    public Task OnLoadAsync(Kernel kernel)
    {
        Load();
        return Task.CompletedTask;
    }

    private static Assembly[] Libraries => [typeof(Ratings).Assembly, typeof(Predictions).Assembly, typeof(Table).Assembly];

    private static void Register<T>(Func<T, string> html, Func<T, string> plain)
    {
        Formatter.Register(html, Html);
        Formatter.Register(plain, Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Html, Plain);
    }

    private static void ShowPicturesAlone()
    {
        foreach (var chart in typeof(Chart).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Chart))))
        {
            Formatter.GetPreferredMimeTypesFor(chart); // reads the type's own list, which would come later and win
            Formatter.SetPreferredMimeTypesFor(chart, "image/svg+xml", Html, Plain);
        }
    }

    private static bool SpeaksForItself(Type type) =>
        type is { IsGenericTypeDefinition: false, IsEnum: false }
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } teller
        && teller != typeof(object) && teller != typeof(ValueType)
        && !type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
}
