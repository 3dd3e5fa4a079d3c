namespace AmazonRec.Data.Storage;

/// <summary>A named array as a safetensors file holds it.</summary>
/// <param name="Shape">Lengths of the axes, row-major.</param>
/// <param name="Values">float[], int[], long[] or byte[], as long as the shape's product.</param>
public sealed record Tensor(int[] Shape, Array Values)
{
    /// <summary>A vector.</summary>
    public static Tensor Of(Array values) => new([values.Length], values);

    /// <summary>The values as <typeparamref name="T"/>.</summary>
    /// <exception cref="FormatException">The tensor holds another type.</exception>
    public T[] As<T>() where T : unmanaged =>
        Values as T[]
            ?? throw new FormatException($"Expected a tensor of {typeof(T).Name}, found {Values.GetType().GetElementType()!.Name}.");
}
