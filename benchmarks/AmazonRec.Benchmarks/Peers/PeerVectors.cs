using System.Runtime.InteropServices;
using AmazonRec.Studies.Running;

namespace AmazonRec.Benchmarks.Peers;

/// <summary>
/// Keeps native libraries to vectors as wide as ours. <c>DOTNET_EnableAVX512=0</c> takes 512 bits from .NET alone: beside a peer that kept
/// them, ours would be measured on another processor. What somebody set stays.
/// </summary>
internal static class PeerVectors
{
    /// <summary>Variables of OpenBLAS, ATen, oneDNN and MKL, by name; none where the processor is no x64.</summary>
    public static IReadOnlyDictionary<string, string> Here { get; } = RuntimeInformation.ProcessArchitecture == Architecture.X64
        ? For(RunEnvironment.VectorBits)
        : new Dictionary<string, string>();

    /// <summary>What the result says of it; null where nothing is taken from a peer.</summary>
    public static string? Note { get; } = Here.Count < 2
        ? null
        : $"peers are kept to vectors of {RunEnvironment.VectorBits} bits as well: "
            + string.Join(' ', Here.Select(variable => $"{variable.Key}={variable.Value}"));

    /// <summary>The variables for a width.</summary>
    public static IReadOnlyDictionary<string, string> For(int bits) => bits switch
    {
        // An OpenBLAS from before a processor takes it for an older one, without its 512 bits.
        512 => new Dictionary<string, string> { ["OPENBLAS_CORETYPE"] = "SkylakeX" },
        256 => new Dictionary<string, string>
        {
            ["OPENBLAS_CORETYPE"] = "Haswell",
            ["ATEN_CPU_CAPABILITY"] = "avx2",
            ["ONEDNN_MAX_CPU_ISA"] = "AVX2",
            ["DNNL_MAX_CPU_ISA"] = "AVX2", // as it was called until version 3
            ["MKL_ENABLE_INSTRUCTIONS"] = "AVX2",
        },
        _ => new Dictionary<string, string>
        {
            ["OPENBLAS_CORETYPE"] = "Nehalem",
            ["ATEN_CPU_CAPABILITY"] = "default",
            ["ONEDNN_MAX_CPU_ISA"] = "SSE41",
            ["DNNL_MAX_CPU_ISA"] = "SSE41",
            ["MKL_ENABLE_INSTRUCTIONS"] = "SSE4_2",
        },
    };
}
