using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>A weight in the layout that its operation works best with, read and written row by row.</summary>
internal interface IWeightStore
{
    /// <summary>Name and shape.</summary>
    Weight Weight { get; }

    /// <summary>Brings every row up to the last step, where idle rows lag behind.</summary>
    void Settle();

    /// <summary>Copies a row of the weights (part 0) or of what the optimiser remembers (parts 1 and 2).</summary>
    void Read(int part, int row, Span<float> target);

    /// <summary>Replaces a row; parts that are not kept are passed over.</summary>
    void Write(int part, int row, ReadOnlySpan<float> source);
}
