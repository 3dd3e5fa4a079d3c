namespace AmazonRec.Features;

/// <summary>Frozen numbers of items, one row for every item code: what an engine takes.</summary>
/// <param name="Name">What a model's feature layer asks for.</param>
/// <param name="Width">Numbers per item.</param>
/// <param name="Values">[items, width] row-major, in the order of the item codes.</param>
public sealed record ItemFeatures(string Name, int Width, float[] Values)
{
    /// <summary>How they came about; null where a program made them itself.</summary>
    public FeatureReport? Report { get; init; }

    /// <summary>Whether each item has content of its own; null where all have, or it is not known.</summary>
    public IReadOnlyList<bool>? Present { get; init; }

    /// <summary>What was done to the numbers; null in a run of before it was kept, or where a program made them itself.</summary>
    public FeatureScaler? Scaler { get; init; }

    /// <summary>The numbers of an item that is not among these, as the model reads them: scaled as these were.</summary>
    /// <param name="content">Its numbers as they were made, as many as the scaler has means.</param>
    /// <returns>[<see cref="Width"/>]; a last column that marks items without content is 0.</returns>
    /// <exception cref="ArgumentException">There are more or fewer numbers.</exception>
    /// <exception cref="InvalidOperationException">There is no <see cref="Scaler"/>.</exception>
    public float[] ScaleNew(ReadOnlySpan<float> content)
    {
        if (content.Length != KnownScaler.Means.Count)
            throw new ArgumentException(
                $"The features '{Name}' hold {content.Length} numbers of an item, those of the run {KnownScaler.Means.Count}: they are "
                + "others.");
        var row = new float[Width];
        KnownScaler.Apply(content, row);
        return row;
    }

    /// <summary>What the model reads of an item without such content: the mean row, marked where the run marks such items.</summary>
    /// <returns>[<see cref="Width"/>].</returns>
    /// <exception cref="InvalidOperationException">There is no <see cref="Scaler"/>.</exception>
    public float[] ScaleMissing()
    {
        var row = new float[Width];
        KnownScaler.ApplyToMissing(row);
        if (Width > KnownScaler.Means.Count) row[^1] = 1;
        return row;
    }

    private FeatureScaler KnownScaler =>
        Scaler ?? throw new InvalidOperationException($"It is not known how the features '{Name}' were scaled.");

    /// <summary>
    /// Whether an item has content of its own. In a file of before this was kept, a mark says so, or the mean row that stands for it.
    /// </summary>
    internal bool Has(int item)
    {
        if (Present is not null) return Present[item];
        if (Report is not { Missing: > 0 }) return true;
        var row = Values.AsSpan(item * Width, Width);
        return Report.MarksMissing ? row[^1] == 0 : Report.Scaling == FeatureScaling.None || row.ContainsAnyExcept(0f);
    }

    /// <summary>The features that a model's layer reads.</summary>
    /// <exception cref="ArgumentException">They were not given, are of another size, or hold a number that is not finite.</exception>
    internal static ItemFeatures Find(IReadOnlyList<ItemFeatures> given, string name, int width, int items)
    {
        var features = given.FirstOrDefault(f => f.Name == name)
            ?? throw new ArgumentException($"The model reads the item features '{name}', which were not given.");
        if (features.Width != width || features.Values.Length != (long)items * width)
            throw new ArgumentException(
                $"The item features '{name}' hold {features.Values.Length} numbers, {features.Width} per item; the model reads {width} "
                + $"of each of {items} items.");
        for (var i = 0; i < features.Values.Length; i++)
            if (!float.IsFinite(features.Values[i]))
                throw new ArgumentException(
                    $"The item features '{name}' hold {features.Values[i]} for item {i / width}, column {i % width}.");
        return features;
    }
}
