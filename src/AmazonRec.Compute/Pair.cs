using System.Runtime.InteropServices;

namespace AmazonRec.Compute;

/// <summary>Two ids and a number, side by side in memory: drawn at random, a sample costs one cache line instead of three.</summary>
/// <param name="Left">First id.</param>
/// <param name="Right">Second id.</param>
/// <param name="Value">The number.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Pair(int Left, int Right, float Value);
