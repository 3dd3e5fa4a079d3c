using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AmazonRec.Studies.Running;

/// <summary>Where a result was made: the same seed gives the same bits on machines of one type.</summary>
/// <param name="Version">Of this library.</param>
/// <param name="Framework">.NET's version.</param>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Processor">Architecture, and the widest vectors it has.</param>
/// <param name="Cores">Logical processors.</param>
public sealed record RunEnvironment(string Version, string Framework, string OperatingSystem, string Processor, int Cores)
{
    /// <summary>This machine.</summary>
    public static RunEnvironment Here { get; } = new(
        typeof(RunEnvironment).Assembly.GetName().Version!.ToString(3),
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        $"{RuntimeInformation.ProcessArchitecture}, {VectorBits}-bit vectors",
        Environment.ProcessorCount);

    /// <summary>Bits of the widest vectors that .NET uses here: 512, 256 or 128. <c>DOTNET_EnableAVX512=0</c> makes 256 of 512.</summary>
    public static int VectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}
