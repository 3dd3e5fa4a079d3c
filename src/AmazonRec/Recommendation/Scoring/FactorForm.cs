using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Recommendation.Scoring;

/// <summary>
/// A model written as g(u · v + b + c): rows u of users and v of items, a bias b of the item, a rest c of the user, and a g that rises.
/// Then the best items of a user are those of u · v + b, whatever g and c.
/// </summary>
/// <param name="Width">Numbers in u and v.</param>
/// <param name="Users">u, [users][width].</param>
/// <param name="Items">v, [items][width].</param>
/// <param name="Biases">b of each item.</param>
/// <param name="Rests">c of each user.</param>
/// <param name="Scale">g, a sigmoid onto a range; null where g changes nothing.</param>
internal sealed record FactorForm(int Width, float[] Users, float[] Items, float[] Biases, float[] Rests, ScaleToRange? Scale)
{
    /// <summary>The form of a model, or null for one that has none.</summary>
    public static FactorForm? Find(ModelParts parts)
    {
        var scale = parts.Model.Output as ScaleToRange;
        var (sum, dots) = (scale?.Input ?? parts.Model.Output, new List<(Layer User, Layer Item)>());
        var (biases, rests) = (new float[parts.Shape.Items], new float[parts.Shape.Users]);
        foreach (var term in sum is Add add ? add.Inputs : [sum])
        {
            switch (term)
            {
                case Dot { Normalize: false } dot when Pair(dot) is { } pair: dots.Add(pair); break;
                case Offset:
                    AddTo(
                    rests, Enumerable.Repeat(parts.Common.First(w => w.Key == NameOf(term)).Value.As<float>()[0], rests.Length)); break;
                case { OutputWidth: 1 } when ItemVectors.IsOf(term, Entity.Item, only: true):
                    AddTo(
                    biases, ItemVectors.Values(parts, term)); break;
                case Bias { Entity: Entity.User } or Embedding { Entity: Entity.User, Width: 1 }: AddTo(rests, TableOf(term)); break;
                default: return null;
            }
        }

        if (dots.Count == 0) return null;
        var width = dots.Sum(d => d.User.OutputWidth);
        return new FactorForm(
            width,
            SideBySide(parts.Shape.Users, [.. dots.Select(d => (d.User.OutputWidth, TableOf(d.User)))]),
            SideBySide(parts.Shape.Items, [.. dots.Select(d => (d.Item.OutputWidth, ItemVectors.Values(parts, d.Item)))]),
            biases, rests, scale);

        string NameOf(Layer layer) => parts.Model.WeightsOf(layer, parts.Shape)[0].Name;

        float[] TableOf(Layer layer) => parts.Users.Tables().First(t => t.Key == NameOf(layer)).Value.As<float>();
    }

    /// <summary>The least u · v + b whose score may be among the best that end with one of <paramref name="last"/>.</summary>
    public float Least(int user, float last)
    {
        var before = last + (double)Rests[user];
        var score = Scale is null ? before : Scale.Min + ((Scale.Max - Scale.Min) / (1 + Math.Exp(-before)));
        var least = score - (Shortlist.Slack * (1 + Math.Abs(score)));
        if (Scale is null) return (float)(least - Rests[user]);
        var share = (least - Scale.Min) / (Scale.Max - Scale.Min);
        return share <= 0
            ? float.MinValue
            : (float)(Math.Log(share / (1 - share)) - Rests[user] - (Shortlist.Slack * (1 + Math.Abs(before))));
    }

    private static (Layer User, Layer Item)? Pair(Dot dot) => (dot.Left, dot.Right) switch
    {
        (Embedding { Entity: Entity.User } user, var item) when ItemVectors.IsOf(item, Entity.Item, only: true) => (user, item),
        (var item, Embedding { Entity: Entity.User } user) when ItemVectors.IsOf(item, Entity.Item, only: true) => (user, item),
        _ => null,
    };

    private static void AddTo(float[] sums, IEnumerable<float> more)
    {
        foreach (var (i, value) in more.Index()) sums[i] += value;
    }

    private static float[] SideBySide(int rows, (int Width, float[] Values)[] blocks)
    {
        if (blocks is [var only]) return only.Values;
        var (width, start) = (blocks.Sum(b => b.Width), 0);
        var values = new float[rows * width];
        foreach (var (columns, block) in blocks)
        {
            for (var row = 0; row < rows; row++) block.AsSpan(row * columns, columns).CopyTo(values.AsSpan((row * width) + start));
            start += columns;
        }

        return values;
    }
}
