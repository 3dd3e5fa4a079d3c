using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute;

/// <summary>What the processor can do, asked of itself: .NET can be told not to use it, native libraries can't.</summary>
public static class Processor
{
    /// <summary>Whether it is an x64 processor without AVX2: one from before 2013, or a virtual one that hides it.</summary>
    public static bool LacksAvx2 => X86Base.IsSupported && (X86Base.CpuId(0, 0).Eax < 7 || (X86Base.CpuId(7, 0).Ebx & (1 << 5)) == 0);
}
