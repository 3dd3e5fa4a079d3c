using System.Globalization;
using AmazonRec.Data;
using AmazonRec.Data.Catalogs;

namespace AmazonRec.Features;

/// <summary>
/// What a catalogue says of items in so many words, as features named 'facts': one column for each category, brand and named detail, 1
/// where an item has it, and for year, price and measured details how far each lies from the mean, and the square of that, for the middle
/// may be what is liked. Only details that are named are read: a catalogue may hold other people's ratings, too.
/// </summary>
public static class CatalogFacts
{
    /// <summary>What a model's feature layer asks for.</summary>
    public const string Name = "facts";

    /// <summary>Fewer items tell nothing of others.</summary>
    private const int LeastItems = 5;

    /// <summary>Makes them. Items of which nothing is known are left out; what is not known of others is the mean.</summary>
    /// <param name="catalog">The items.</param>
    /// <param name="named">Details that are words, such as a language.</param>
    /// <param name="measured">Details that are numbers, such as a running time.</param>
    /// <exception cref="ArgumentException">The catalogue says nothing that five items have in common and others have not.</exception>
    public static FeatureMatrix ToFeatures(Catalog catalog, IReadOnlyList<string> named, IReadOnlyList<string> measured)
    {
        var words = catalog.Items.Select(item => WordsOf(item, named)).ToArray();
        var common = words.SelectMany(of => of).GroupBy(word => word, StringComparer.Ordinal)
            .Where(group => group.Count() >= LeastItems && group.Count() < words.Length)
            .Select(group => group.Key).Order(StringComparer.Ordinal).Index().ToDictionary(word => word.Item, word => word.Index);
        var columns = new List<double?[]>
        {
            NumbersOf(catalog, item => item.Year),
            NumbersOf(catalog, item => item.Price is > 0 ? Math.Log((double)item.Price) : null),
        };
        columns.AddRange(measured.Select(detail => NumbersOf(catalog, item => Number(item, detail))));
        var numbers = columns.Where(column => column.Distinct().Count(value => value is not null) > 1).Select(Standardized).ToArray();
        var width = common.Count + (2 * numbers.Length);
        if (width == 0)
            throw new ArgumentException(
                $"The catalogue says nothing that {LeastItems} of its {catalog.Items.Count:N0} items have in common and others have not.");
        int[] known = [
            .. Enumerable.Range(0, words.Length)
            .Where(i => words[i].Any(common.ContainsKey) || numbers.Any(column => column[i] is not null))];
        var items = Vocabulary.FromIds(known.Select(i => catalog.Items[i].Id));
        var values = new float[(long)items.Count * width];
        foreach (var i in known)
        {
            var row = values.AsSpan(items.CodeOf(catalog.Items[i].Id) * width, width);
            foreach (var word in words[i])
                if (common.TryGetValue(word, out var column)) row[column] = 1;
            foreach (var (n, column) in numbers.Index())
                (row[common.Count + (2 * n)], row[common.Count + (2 * n) + 1]) = column[i] is { } z
                    ? ((float)z, (float)(z * z))
                    : (0, 1); // the mean of z² is 1
        }

        return new FeatureMatrix(Name, items, width, values, new Dictionary<string, string>
        {
            ["method"] = "facts",
            ["words"] = string.Join(", ", common.OrderBy(word => word.Value).Select(word => word.Key)),
            ["numbers"] = string.Join(
                ", ",
                new[] { "year", "log price" }.Concat(measured)
                    .Where((_, n) => columns[n].Distinct().Count(value => value is not null) > 1)),
        });
    }

    private static HashSet<string> WordsOf(CatalogItem item, IReadOnlyList<string> named)
    {
        var words = item.Categories.ToHashSet(StringComparer.Ordinal);
        if (item.Brand.Length > 0) words.Add($"brand: {item.Brand}");
        foreach (var detail in named)
            if (item.Details.TryGetValue(detail, out var value)) words.Add($"{detail}: {value}");
        return words;
    }

    private static double?[] NumbersOf(Catalog catalog, Func<CatalogItem, double?> of) => [.. catalog.Items.Select(of)];

    /// <summary>A positive number; a running time of 0 is one that nobody knows.</summary>
    private static double? Number(CatalogItem item, string detail) =>
        item.Details.TryGetValue(detail, out var text) && double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0
            && double.IsFinite(value)
            ? value
            : null;

    /// <summary>Less the mean, over the deviation, and no farther than three of them.</summary>
    private static double?[] Standardized(double?[] column)
    {
        var known = column.OfType<double>().ToArray();
        var mean = known.Average();
        var deviation = Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
        return Array.ConvertAll(column, value => value is { } x ? Math.Clamp((x - mean) / deviation, -3, 3) : (double?)null);
    }
}
