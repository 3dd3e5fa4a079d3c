using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>Numbers that weights begin with in place of drawn ones, made row by row while a network is made.</summary>
internal interface IInitialRows
{
    /// <summary>Whether a weight's numbers are drawn before they are changed; they are zeros otherwise.</summary>
    bool Draws(Weight weight);

    /// <summary>Changes some rows of a weight; others come at the same time.</summary>
    /// <param name="weight">Which.</param>
    /// <param name="first">The first row.</param>
    /// <param name="rows">[rows][columns] as drawn, or zeros.</param>
    void Change(Weight weight, int first, Span<float> rows);
}
