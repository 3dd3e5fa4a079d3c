using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace AmazonRec.Interactive;

/// <summary>What the first cell of a notebook asks for, on this project's kernel and on that of .NET Interactive.</summary>
public static class NotebookSetup
{
    private const string TheirKernel = "Microsoft.DotNet.Interactive";
    private const string OurShow = "AmazonRec.Notebooks.Show";
    private const string OurFormat = "AmazonRec.Notebooks.Format";
    private const string OurImport = "AmazonRec.Notebooks.Import";

    /// <summary>
    /// From now on, ratings, models, histories of training, lists, results and data frames are shown as tables and pictures, and the cells
    /// after this one know the namespaces without a using of their own. Elsewhere than in a notebook it does nothing.
    /// </summary>
    /// <param name="namespaces">What to import.</param>
    public static void Load(params IReadOnlyList<string> namespaces)
    {
        PlotlyParts.Find();
        if (AppContext.GetData(OurFormat) is Action<Type, string, Func<object, string>> format)
            foreach (var (type, forms) in ValueFormats.All)
                foreach (var (mimeType, write) in forms) format(type, mimeType, write);
        if (AppContext.GetData(OurImport) is Action<IReadOnlyList<string>> import) import(namespaces);
        if (IsThere) LoadThere(namespaces);
    }

    /// <summary>Shows a value below the cell, and returns what replaces it; outside notebooks, nothing is shown.</summary>
    internal static Action<object> Show(object value) =>
        AppContext.GetData(OurShow) is Func<object, Action<object>> show ? show(value)
        : IsThere ? ShowThere(value)
        : _ => { };

    private static bool IsThere => AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == TheirKernel);

    private static Action<object> ShowThere(object value)
    {
        var shown = value.Display();
        return shown.Update;
    }

    // On its own, so that nothing asks for the assemblies of that kernel where there are none.
    private static void LoadThere(IReadOnlyList<string> namespaces)
    {
        AmazonRecExtension.Load();
        // It runs before the next cell, and what a cell imports is there in those after it.
        if (KernelInvocationContext.Current is { } context && namespaces.Count > 0)
            context.HandlingKernel.DeferCommand(new SubmitCode(string.Concat(namespaces.Select(name => $"using {name};"))));
    }
}
