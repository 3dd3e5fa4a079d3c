using AmazonRec.Models;
using AmazonRec.Models.Bayesian;
using AmazonRec.Models.Layers;

namespace AmazonRec.Engines.Managed.Gibbs;

/// <summary>The layers of a model whose rows hold rounds of Gibbs sampling; those that it may lack are null.</summary>
internal sealed record SampledGraph(Embedding User, Embedding Item, Offset Offset, Clip? Clip, SampledRows Rows)
{
    /// <summary>Recognises clip(offset + user · item), with the terms in any order.</summary>
    /// <exception cref="ArgumentException">The model is another graph.</exception>
    public static SampledGraph FromModel(Model model)
    {
        var clip = model.Output as Clip;
        var terms = (clip?.Input ?? model.Output) is Add { Inputs.Count: 2 } add ? add.Inputs : [];
        var embeddings = terms.OfType<Dot>().FirstOrDefault(dot => dot.Rounds > 0 && !dot.Normalize)?.Inputs.OfType<Embedding>() ?? [];
        return terms.OfType<Offset>().FirstOrDefault() is { } offset
            && embeddings.FirstOrDefault(e => e.Entity == Entity.User) is { } user
            && embeddings.FirstOrDefault(e => e.Entity == Entity.Item) is { } item
            && SampledRows.Find(model) is { Factors: > 0 } rows && rows.Width == user.Width
            ? new SampledGraph(user, item, offset, clip, rows)
            : throw new ArgumentException(
                "Gibbs sampling trains Clip(Add(Offset, Dot(Embedding(User), Embedding(Item)) with Rounds)), of which the Clip may be "
                + $"missing. The model '{model.Name}' is another: take --model bayesian-mf.");
    }
}
