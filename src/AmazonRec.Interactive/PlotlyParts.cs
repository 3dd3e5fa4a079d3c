using System.Reflection;
using System.Runtime.Loader;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace AmazonRec.Interactive;

/// <summary>
/// Has Plotly.NET and Giraffe.ViewEngine, by which it writes HTML, share one FSharp.Core. A kernel loads each assembly by itself:
/// Plotly.NET asks for version 10.1 and gets ours, Giraffe.ViewEngine asks for 5.0 and would get the kernel's own 10.0, and their
/// types would not be the same. So Giraffe.ViewEngine stands in a folder where kernels don't look, and is loaded here.
/// </summary>
internal static class PlotlyParts
{
    private const string Hidden = "Giraffe.ViewEngine";
    private static readonly Assembly FSharp = typeof(FSharpList<>).Assembly;
    private static readonly Lazy<bool> Done = new(Listen);

    /// <summary>From now on Plotly.NET finds what it needs.</summary>
    public static void Find() => _ = Done.Value;

    private static bool Listen()
    {
        var plotly = typeof(GenericChart).Assembly;
        var path = Path.Combine(Path.GetDirectoryName(plotly.Location)!, Hidden, $"{Hidden}.dll");
        AssemblyLoadContext.GetLoadContext(plotly)!.Resolving += (_, name) =>
            name.Name == Hidden && File.Exists(path) ? new Context().LoadFromAssemblyPath(path) : null;
        return true;
    }

    private sealed class Context() : AssemblyLoadContext(Hidden)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == FSharp.GetName().Name ? FSharp : null;
    }
}
