using System.Reflection;
using AmazonRec.Studies.Figures;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using XPlot.Plotly;

namespace AmazonRec.Interactive;

/// <summary>
/// Has the .NET Interactive kernel show values as this project's own kernel does. Tables, charts and status lines need no extension: they name
/// their formatters by a convention that both kernels know. This adds data frames, as tables, what has words of its own, as those words, and
/// charts of XPlot.
/// </summary>
public sealed class AmazonRecExtension : IKernelExtension
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    /// <summary>Registers the formatters. In a cell: <c>AmazonRecExtension.Load();</c></summary>
    public static void Load()
    {
        Register<DataFrame>(frame => TableText.AsHtml(frame.AsTable()), frame => TableText.Plain(frame.AsTable()));
        Register<PlotlyChart>(chart => chart.GetInlineHtml(), chart => $"{nameof(PlotlyChart)} {chart.Id}");
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

    private static Assembly[] Libraries => [typeof(Data.Ratings).Assembly, typeof(Table).Assembly];

    private static void Register<T>(Func<T, string> html, Func<T, string> plain)
    {
        Formatter.Register(html, Html);
        Formatter.Register(plain, Plain);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Html, Plain);
    }

    private static bool SpeaksForItself(Type type) =>
        type is { IsGenericTypeDefinition: false, IsEnum: false }
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } teller && teller != typeof(object) && teller != typeof(ValueType)
        && !type.GetCustomAttributes(inherit: true).Any(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
}
