using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines.Managed;

/// <summary>A weight in the layout that its operation works best with, read and written row by row.</summary>
internal interface IWeightStore
{
    /// <summary>Name and shape.</summary>
    Weight Weight { get; }

    /// <summary>The gradient, where every row of a batch has a share in it; ranks sum it.</summary>
    Span<float> SharedGradient => default;

    /// <summary>How many parts are kept of each row, at least: the weights, and up to two that the optimiser remembers.</summary>
    int Parts => 3;

    /// <summary>Brings every row up to the last step, where idle rows lag behind.</summary>
    void Settle();

    /// <summary>The same, where later steps come to the same bits whether it was done or not.</summary>
    void SettleUnseen()
    {
    }

    /// <summary>
    /// What else the optimiser's state holds, by the end of its name: how far idle rows lag behind, and what they missed.
    /// </summary>
    IEnumerable<(string Suffix, Tensor Tensor)> Lag() => [];

    /// <summary>Takes back what <see cref="Lag"/> gave; an empty state is one without lag.</summary>
    /// <exception cref="FormatException">A tensor does not fit.</exception>
    void RestoreLag(Func<string, Tensor?> find)
    {
    }

    /// <summary>Copies a row of the weights (part 0) or of what the optimiser remembers (parts 1 and 2).</summary>
    void Read(int part, int row, Span<float> target);

    /// <summary>Replaces a row; parts that are not kept are passed over.</summary>
    void Write(int part, int row, ReadOnlySpan<float> source);
}
