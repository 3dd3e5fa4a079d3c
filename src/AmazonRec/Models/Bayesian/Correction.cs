namespace AmazonRec.Models.Bayesian;

/// <summary>
/// What a column's new weights change in the errors, not yet taken off them: the next pass over the rows does that on its way.
/// </summary>
/// <param name="Changes">By how much each entity of the side that was drawn moved; null for nothing.</param>
/// <param name="Slopes">What it is multiplied by, of each entity of the other side; null for the bias.</param>
internal readonly record struct Correction(double[]? Changes, double[]? Slopes)
{
    /// <summary>Of a row.</summary>
    /// <param name="moved">Entity of the side that was drawn.</param>
    /// <param name="other">Entity of the other side.</param>
    public double Of(int moved, int other) => Changes is null ? 0 : Changes[moved] * (Slopes is null ? 1 : Slopes[other]);
}
