using AmazonRec.Engines;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>Zeros in place of initial weights, for a network whose weights are read from a file.</summary>
internal sealed class NothingDrawn : IInitialRows
{
    public bool Draws(Weight weight) => false;

    public void Change(Weight weight, int first, Span<float> rows)
    {
        // All weights are read.
    }
}
