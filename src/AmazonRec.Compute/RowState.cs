using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace AmazonRec.Compute;

/// <summary>What is known of one row of an embedding table, in a quarter of a cache line.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
[SuppressMessage("Design", "CA1051", Justification = "A record in an array of millions, written in place by kernels.")]
public struct RowState
{
    /// <summary>The batch that last touched the row.</summary>
    public int Batch;

    /// <summary>Its place among the rows of that batch.</summary>
    public int Slot;

    /// <summary>The step up to which idle momentum has moved it.</summary>
    public int Since;
}
