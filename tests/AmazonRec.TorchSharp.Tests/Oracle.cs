using System.Runtime.CompilerServices;
using AmazonRec.TorchSharp.Native;
using TorchSharp;

namespace AmazonRec.TorchSharp.Tests;

/// <summary>What engines are held to: libtorch in double precision.</summary>
internal static class Oracle
{
    public static TorchEngine Engine { get; } = new("cpu", torch.ScalarType.Float64);

    /// <summary>Before any test asks libtorch something by itself: it lies in the plug-in's folder.</summary>
    [ModuleInitializer]
    internal static void Load() => Libtorch.Load();
}
