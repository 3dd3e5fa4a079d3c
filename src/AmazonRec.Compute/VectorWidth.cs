using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AmazonRec.Compute;

/// <summary>Which of a kernel's forms this processor runs; the compiler keeps that one alone.</summary>
internal static class VectorWidth
{
    /// <summary>Whether the widest vectors are those of AVX2.</summary>
    public static bool Is256 => !Vector512.IsHardwareAccelerated && Avx2.IsSupported;
}
