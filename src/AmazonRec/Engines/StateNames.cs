using AmazonRec.Data.Storage;
using AmazonRec.Models;

namespace AmazonRec.Engines;

/// <summary>What engines call the tensors of a network's state, the same for all of them.</summary>
internal static class StateNames
{
    /// <summary>Velocity, or mean gradient.</summary>
    public static string Moment1(string weight) => $"{weight}#moment1";

    /// <summary>Mean squared gradient.</summary>
    public static string Moment2(string weight) => $"{weight}#moment2";

    /// <summary>Factors of users before implicit feedback is folded into them.</summary>
    public static string Explicit(string weight) => $"{weight}#explicit";

    /// <summary>Factors of the items that a user rated, beside the items' own.</summary>
    public static string Implicit(string weight) => $"{weight}#implicit";

    /// <summary>Rounds of Gibbs sampling before they are divided by how many there are.</summary>
    public static string Rounds(string weight) => $"{weight}#rounds";

    /// <summary>Refuses a row that a weight does not have.</summary>
    /// <exception cref="ArgumentException">There is no such weight or row, or the number of values is another.</exception>
    public static void CheckRow(Weight? weight, string name, int row, int values)
    {
        if (weight is null) throw new ArgumentException($"There is no weight '{name}'.");
        if (row < 0 || row >= weight.Rows || values != weight.Columns)
            throw new ArgumentException(
                $"The weight '{name}' has {weight.Rows} rows of {weight.Columns}; there is no row {row} of {values}.");
    }

    /// <summary>How the managed engine names what tells how far rows lag behind.</summary>
    public const string Lag = "#since";

    /// <summary>How the managed engine names what rows that lag behind have missed: alike for all rows.</summary>
    public const string Idle = "#idle";

    /// <summary>Refuses a state whose rows lag behind: without the managed engine's own tables they are of different steps.</summary>
    /// <exception cref="FormatException">They do.</exception>
    public static void RefuseLag(IReadOnlyDictionary<string, Tensor> state)
    {
        if (state.Keys.FirstOrDefault(name => name.EndsWith(Lag, StringComparison.Ordinal)) is { } lagging)
            throw new FormatException($"The state holds rows that lag behind ('{lagging}'), which only the managed engine can go on from.");
    }

    /// <summary>The values of a tensor of a weight's shape.</summary>
    /// <exception cref="FormatException">The tensor is missing or of another shape.</exception>
    public static float[] Find(IReadOnlyDictionary<string, Tensor> tensors, string name, Weight weight)
    {
        if (!tensors.TryGetValue(name, out var tensor)) throw new FormatException($"The weight '{name}' is missing.");
        return tensor.Shape.AsSpan().SequenceEqual([weight.Rows, weight.Columns])
            ? tensor.As<float>()
            : throw new FormatException(
                $"The weight '{name}' has the shape [{string.Join(", ", tensor.Shape)}], the model needs [{weight.Rows}, {weight.Columns}].");
    }
}
