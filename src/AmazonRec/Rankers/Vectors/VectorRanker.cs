using System.Numerics.Tensors;
using AmazonRec.Compute;
using AmazonRec.Data;
using Tensor = AmazonRec.Data.Storage.Tensor;

namespace AmazonRec.Rankers.Vectors;

/// <summary>
/// Scores that are dot products: of an item's vector, and of the user's, p_u; or, of a user that was not there in training, of a vector
/// made from what they chose, start + n^-α Σ h_j. With <see cref="AddsHistory"/>, that is added to p_u for known users, too.
/// </summary>
/// <param name="Users">p [users][stride]; a row of zeros for users without training rows.</param>
/// <param name="Items">[items][stride].</param>
/// <param name="History">h [items][stride]; may be empty.</param>
/// <param name="Start">[stride].</param>
/// <param name="Power">α.</param>
internal sealed record VectorRanker(float[] Users, float[] Items, float[] History, float[] Start, float Power) : IRanker
{
    /// <summary>Whether what known users chose counts beside their vectors.</summary>
    public bool AddsHistory { get; init; }

    /// <summary>Whether the start is only for those who have chosen nothing: whoever has begins at zero.</summary>
    public bool StartsWithoutChoices { get; init; }

    /// <summary>1 for each item without training rows that is known by its content; empty where none is.</summary>
    public byte[] ByContent { get; init; } = [];

    /// <summary>The epoch after which it was kept, from 1; 0 where it was read from a file.</summary>
    public int Epoch { get; init; }

    private int Stride => Start.Length;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, Tensor> Weights => new Dictionary<string, Tensor>
    {
        ["users"] = new([Users.Length / Stride, Stride], Users),
        ["items"] = new([Items.Length / Stride, Stride], Items),
        ["history"] = new([History.Length / Stride, Stride], History),
        ["start"] = Tensor.Of(Start),
        ["settings"] = Tensor.Of((float[])[Power, AddsHistory ? 1 : 0, StartsWithoutChoices ? 1 : 0]),
        ["by-content"] = Tensor.Of(ByContent),
    };

    /// <inheritdoc/>
    public bool HasContentOf(int item) => ByContent.Length > 0 && ByContent[item] == 1;

    /// <inheritdoc/>
    public RankerSettings Again(RankerSettings settings) => VectorParameters.WithEpochs(settings, Epoch);

    /// <inheritdoc/>
    public void Score(int user, Choices chosen, Span<float> scores)
    {
        var vector = VectorOf(user, chosen);
        for (var item = 0; item < scores.Length; item++)
            scores[item] = TensorPrimitives.Dot(vector, Items.AsSpan(item * Stride, Stride));
    }

    /// <summary>Makes it of its weights.</summary>
    public static VectorRanker Restore(IReadOnlyDictionary<string, Tensor> weights)
    {
        var settings = weights["settings"].As<float>();
        return new VectorRanker(
            weights["users"].As<float>(),
            weights["items"].As<float>(),
            weights["history"].As<float>(),
            weights["start"].As<float>(),
            settings[0])
        {
            AddsHistory = settings[1] == 1,
            StartsWithoutChoices = settings[2] == 1,
            ByContent = weights["by-content"].As<byte>(),
        };
    }

    private float[] VectorOf(int user, Choices chosen)
    {
        var (vector, known) = (new float[Stride], user >= 0 && user < Users.Length / Stride);
        var own = known ? Users.AsSpan(user * Stride, Stride) : [];
        var isTrained = known && own.ContainsAnyExcept(0f);
        (isTrained ? own : Start).CopyTo(vector);
        if ((isTrained && !AddsHistory) || History.Length == 0 || chosen.Count == 0) return vector;
        if (!isTrained && StartsWithoutChoices) Array.Clear(vector);
        var weights = new float[chosen.Count];
        Array.Fill(weights, MathF.Pow(chosen.Count, -Power));
        PickedRows.Sum(History, chosen.Items, weights, vector, accumulate: true);
        return vector;
    }
}
