using System.Globalization;
using System.Text;
using AmazonRec.Models;
using AmazonRec.Models.Layers;

namespace AmazonRec.Studies.Figures;

/// <summary>
/// The graph of a model as a drawing that needs no script: what it reads at the bottom, the predicted rating at the top, each layer above
/// all that it reads, with its name, kind and width.
/// </summary>
public static class ModelDiagramSvg
{
    private const double BoxWidth = 124;
    private const double BoxHeight = 38;
    private const double Across = 136;
    private const double Upwards = 62;
    private const double Edge = 8;

    /// <summary>The drawing as part of a page that holds <see cref="ChartSvg.Style"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="title">What the drawing shows, for those who can't see it.</param>
    public static string Inline(Model model, string title)
    {
        var (width, height, svg) = Draw(model);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{SvgCanvas.Escaped(title)}">
            {svg}</svg>

            """);
    }

    /// <summary>The drawing as an <c>img</c> element that holds it.</summary>
    public static string Image(Model model)
    {
        var (width, height, svg) = Draw(model);
        var file = string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
            <style>{ChartSvg.Style}</style>
            {svg}</svg>

            """);
        return ChartSvg.Image(file, $"Layers of {model.Name}, from what it reads (below) to the rating");
    }

    private static (double Width, double Height, StringBuilder Svg) Draw(Model model)
    {
        var rows = RowsOf(model);
        var wide = rows.Max(row => row.Count);
        var (width, height) = ((wide * Across) + (2 * Edge), (rows.Count * Upwards) + (2 * Edge));
        var places = new Dictionary<Layer, (double X, double Y)>(ReferenceEqualityComparer.Instance);
        foreach (var (level, row) in rows.Index())
            foreach (var (layer, x) in row.Zip(Spread(row, places, wide)))
                places[layer] = (x, height - Edge - ((level + .5) * Upwards));
        var svg = new StringBuilder();
        Add($"""<rect class="paper" width="{width}" height="{height}"/>""");
        foreach (var layer in model.Layers)
            foreach (var input in layer.Inputs)
                Add($"""<line class="axis" x1="{places[input].X:F1}" y1="{places[input].Y - (BoxHeight / 2):F1}" x2="{places[layer].X:F1}" y2="{places[layer].Y + (BoxHeight / 2):F1}"/>""");
        foreach (var layer in model.Layers)
        {
            var (x, y) = places[layer];
            Add($"""<rect class="paper bar" x="{x - (BoxWidth / 2):F1}" y="{y - (BoxHeight / 2):F1}" width="{BoxWidth}" height="{BoxHeight}" rx="4"/>""");
            Add($"""<text x="{x:F1}" y="{y - 3:F1}" text-anchor="middle">{SvgCanvas.Escaped(model.NameOf(layer))}</text>""");
            Add($"""<text class="small" x="{x:F1}" y="{y + 12:F1}" text-anchor="middle">{KindOf(layer)}, {layer.OutputWidth}</text>""");
        }

        return (width, height, svg);

        void Add(FormattableString element) => svg.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>Layers by how many steps they are above what they read first.</summary>
    private static List<List<Layer>> RowsOf(Model model)
    {
        var levels = new Dictionary<Layer, int>(ReferenceEqualityComparer.Instance);
        var rows = new List<List<Layer>>();
        foreach (var layer in model.Layers) // inputs come before those that read them
        {
            var level = layer.Inputs.Select(input => levels[input] + 1).DefaultIfEmpty().Max();
            levels[layer] = level;
            if (level == rows.Count) rows.Add([]);
            rows[level].Add(layer);
        }

        return rows;
    }

    /// <summary>Where the layers of a row stand: evenly at the bottom, else above the middle of what they read, not over each other.</summary>
    private static double[] Spread(List<Layer> row, Dictionary<Layer, (double X, double Y)> places, int wide)
    {
        var (first, last) = (Edge + (Across / 2), Edge + ((wide - .5) * Across));
        var at = new double[row.Count];
        for (var n = 0; n < at.Length; n++)
            at[n] = row[n].Inputs.Count > 0
                ? row[n].Inputs.Average(input => places[input].X)
                : (first + last) / 2 + ((n - ((row.Count - 1) / 2.0)) * Across);
        for (var n = 1; n < at.Length; n++) at[n] = Math.Max(at[n], at[n - 1] + Across);
        for (var n = at.Length - 1; n >= 0; n--) at[n] = Math.Min(at[n], n == at.Length - 1 ? last : at[n + 1] - Across);
        return at;
    }

    private static string KindOf(Layer layer) => layer switch
    {
        Dense { Activation: not Activation.Linear } dense => $"{nameof(Dense)} {dense.Activation}",
        Dot { Normalize: true } => "cosine",
        Dropout dropout => $"{nameof(Dropout)} {dropout.Rate.ToString(CultureInfo.InvariantCulture)}",
        FeatureVector => "content",
        _ => layer.GetType().Name,
    };
}
