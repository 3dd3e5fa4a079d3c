using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Encoders.Patches;

/// <summary>
/// Pictures in the words of a dictionary (Coates, Lee and Ng 2011, section 3.2): each patch has max(0, mean distance to all words -
/// distance to this one) of each word, and these are summed over the picture's four quarters.
/// </summary>
/// <param name="sampler">Cuts patches.</param>
/// <param name="whitening">Whitens them.</param>
/// <param name="dictionary">The words.</param>
public sealed class TriangleEncoder(PatchSampler sampler, Whitening whitening, KMeansCodebook dictionary)
{
    /// <summary>Numbers of a picture: for each quarter (above left, above right, below left, below right) one per word.</summary>
    public int Width => 4 * dictionary.Count;

    /// <summary>Encodes one picture.</summary>
    /// <param name="picture">[size, size, 3].</param>
    /// <param name="features">[4, words].</param>
    public void Encode(ReadOnlySpan<byte> picture, Span<float> features)
    {
        var places = sampler.Places;
        var (patches, white) = (new PatchPanels(places * places, sampler.Numbers), new PatchPanels(places * places, sampler.Numbers));
        Span<float> patch = new float[sampler.Numbers];
        for (var y = 0; y < places; y++)
            for (var x = 0; x < places; x++)
            {
                sampler.Cut(picture, x, y, patch);
                patches.Put((y * places) + x, patch);
            }

        whitening.Apply(patches, new float[patches.WholeRows * Panels.Width], white);
        Pool(white, places, features);
    }

    private void Pool(PatchPanels white, int places, Span<float> features)
    {
        var panels = Panels.Count(dictionary.Count);
        var panel = white.WholeRows * Panels.Width;
        var distances = new float[panels * panel];
        var means = new float[white.Rows];
        var row = new float[white.Columns];
        var squares = new float[white.Rows];
        for (var i = 0; i < white.Rows; i++)
        {
            white.Get(i, row);
            squares[i] = TensorPrimitives.Dot<float>(row, row);
        }

        for (var p = 0; p < panels; p++)
        {
            var part = distances.AsSpan(p * panel, panel);
            dictionary.Distances(white, p, part);
            for (var i = 0; i < white.Rows; i++)
            {
                var here = part.Slice(i * Panels.Width, WidthOf(p));
                TensorPrimitives.Add(here, squares[i], here);
                TensorPrimitives.Max(here, 0f, here);
                TensorPrimitives.Sqrt<float>(here, here);
                means[i] += TensorPrimitives.Sum<float>(here);
            }
        }

        features.Clear();
        for (var p = 0; p < panels; p++)
            for (var i = 0; i < white.Rows; i++)
            {
                var mean = means[i] / dictionary.Count;
                var quarter = (i / places * 2 / places * 2) + (i % places * 2 / places);
                var here = distances.AsSpan((p * panel) + (i * Panels.Width), WidthOf(p));
                TensorPrimitives.Subtract(mean, here, here);
                TensorPrimitives.Max(here, 0f, here);
                var sums = features.Slice((quarter * dictionary.Count) + (p * Panels.Width), here.Length);
                TensorPrimitives.Add(sums, here, sums);
            }

        int WidthOf(int p) => Math.Min(Panels.Width, dictionary.Count - (p * Panels.Width));
    }
}
