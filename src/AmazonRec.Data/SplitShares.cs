namespace AmazonRec.Data;

/// <summary>How much of what is divided (rows, users or items) to report on and to decide by; the rest is to train on.</summary>
/// <param name="Test">Above 0 and below 1.</param>
/// <param name="Validation">From 0; 0 for no validation rows.</param>
public readonly record struct SplitShares(double Test, double Validation)
{
    /// <exception cref="ArgumentException">A share is out of range, or nothing is left to train on.</exception>
    public void Validate()
    {
        if (!(Test > 0 && Test < 1 && Validation >= 0 && Test + Validation < 1))
            throw new ArgumentException(
                $"The shares of test ({Test}) and validation ({Validation}) rows must leave some to train on: 0 < test, 0 <= "
                + "validation, test + validation < 1.");
    }

    /// <summary>The test rows of all, rounded up.</summary>
    internal int TestOf(int count) => (int)Math.Ceiling(count * Test);

    /// <summary>The validation rows of all.</summary>
    internal int ValidationOf(int count) => (int)Math.Round(count * Validation);

    /// <summary>The test and validation rows of one user, item or star, rounded; one row is left to train on, and test rows come first.</summary>
    internal (int Test, int Validation) OfFew(int count)
    {
        var test = Math.Clamp((int)Math.Round(count * Test), 0, Math.Max(count - 1, 0));
        return (test, Math.Clamp(ValidationOf(count), 0, Math.Max(count - 1 - test, 0)));
    }
}
