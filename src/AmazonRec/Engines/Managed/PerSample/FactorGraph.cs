using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Engines.Managed.PerSample;

/// <summary>The layers of a model that can be trained rating by rating; those that it may lack are null.</summary>
internal sealed record FactorGraph(Embedding User, Embedding Item, Bias? UserBias, Bias? ItemBias, Offset? Offset, Clip? Clip)
{
    /// <summary>Recognises clip(offset + user bias + item bias + user · item), with the terms in any order.</summary>
    /// <exception cref="ArgumentException">The model is another graph.</exception>
    public static FactorGraph FromModel(Model model)
    {
        var clip = model.Output as Clip;
        var sum = clip?.Input ?? model.Output;
        var (dot, userBias, itemBias, offset) = ((Dot?)null, (Bias?)null, (Bias?)null, (Offset?)null);
        foreach (var term in sum is Add add ? add.Inputs : [sum])
        {
            switch (term)
            {
                case Dot { Normalize: false } found when dot is null: dot = found; break;
                case Bias { Entity: Entity.User } found when userBias is null: userBias = found; break;
                case Bias { Entity: Entity.Item } found when itemBias is null: itemBias = found; break;
                case Offset found when offset is null: offset = found; break;
                default: throw Other(model, term);
            }
        }

        var factors = dot?.Inputs.OfType<Embedding>().Where(e => e.L2 == 0).ToArray() ?? throw Other(model, sum);
        return factors.FirstOrDefault(e => e.Entity == Entity.User) is { } user
            && factors.FirstOrDefault(e => e.Entity == Entity.Item) is { } item
            ? new FactorGraph(user, item, userBias, itemBias, offset, clip)
            : throw Other(model, dot);
    }

    private static ArgumentException Other(Model model, Layer layer) => new(
        "Per-sample SGD trains Clip(Add(Offset, Bias(User), Bias(Item), Dot(Embedding(User), Embedding(Item)))), of which all but the "
        + $"Dot may be missing, with embeddings that carry no L2. The model '{model.Name}' is another: see its layer "
        + $"'{model.NameOf(layer)}'. Train it by mini-batch, such as with --optimizer adam.");
}
