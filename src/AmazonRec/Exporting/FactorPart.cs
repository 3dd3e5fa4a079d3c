using AmazonRec.Data;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Recommendation.Scoring;

namespace AmazonRec.Exporting;

/// <summary>
/// The numbers that a model, or a part of a blend, has of users and items. Where <see cref="IsProduct"/>, they predict: stars are
/// users · items + both biases, through a sigmoid and clipped where there are such. Else they are its tables side by side, and layers over
/// them predict.
/// </summary>
/// <param name="IsProduct">Whether they predict by themselves.</param>
/// <param name="Users">[users, user width] row-major.</param>
/// <param name="Items">[items, item width] row-major.</param>
/// <param name="UserBiases">Added for each user, constants included; null unless they predict.</param>
/// <param name="ItemBiases">Added for each item; null unless they predict.</param>
/// <param name="UserColumns">The weights that stand side by side; empty where they predict.</param>
/// <param name="ItemColumns">The same of items.</param>
/// <param name="Sigmoid">The range of the sigmoid; null without one.</param>
/// <param name="Clip">The range predictions keep to; null without one.</param>
internal sealed record FactorPart(
    bool IsProduct,
    float[] Users,
    float[] Items,
    float[]? UserBiases,
    float[]? ItemBiases,
    IReadOnlyList<FactorColumns> UserColumns,
    IReadOnlyList<FactorColumns> ItemColumns,
    RatingRange? Sigmoid,
    RatingRange? Clip)
{
    /// <summary>Those of a model.</summary>
    /// <param name="parts">The model without a last clipping.</param>
    /// <param name="output">Its last layer, clipping included.</param>
    public static FactorPart Of(ModelParts parts, Layer output)
    {
        var clip = output is Clip last ? new RatingRange(last.Min, last.Max) : (RatingRange?)null;
        if (FactorForm.Find(parts) is not { } form)
            return new FactorPart(
                false, Table(parts.Users), Table(parts.Items), null, null, Columns(parts, Entity.User), Columns(parts, Entity.Item), null,
                clip);
        return new FactorPart(
            true, form.Users, form.Items, form.Rests, form.Biases, [], [],
            form.Scale is { } scale ? new RatingRange(scale.Min, scale.Max) : null, clip);
    }

    private static float[] Table(EntityRows rows)
    {
        var values = new float[checked(rows.Count * rows.Width)];
        for (var code = 0; code < rows.Count; code++) rows.Of(code).CopyTo(values.AsSpan(code * rows.Width));
        return values;
    }

    private static FactorColumns[] Columns(ModelParts parts, Entity entity) =>
        [.. parts.Model.Weights(parts.Shape).Where(w => w.Entity == entity).Select(w => new FactorColumns(w.Name, w.Columns))];
}
