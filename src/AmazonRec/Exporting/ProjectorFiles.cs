using System.Globalization;
using System.Text;
using AmazonRec.Data.Storage;
using AmazonRec.Recommendation;

namespace AmazonRec.Exporting;

/// <summary>
/// Items as points of TensorFlow's Embedding Projector: <c>vectors.tsv</c>, a line of numbers for each item, and <c>metadata.tsv</c>, what
/// it is, in the same order below a header.
/// </summary>
public static class ProjectorFiles
{
    private const string Vectors = "vectors.tsv";
    private const string Metadata = "metadata.tsv";
    private const string Id = "id";

    /// <summary>What may be known of an item; a column that says nothing of any is left out.</summary>
    private static readonly (string Name, Func<ItemCard, string> Of)[] Columns =
    [
        (Id, card => card.Id),
        ("title", card => card.Title),
        ("brand", card => card.Brand),
        ("category", card => card.Category),
        ("average_stars", card =>
            double.IsNaN(card.AverageStars) ? "" : card.AverageStars.ToString("0.00", CultureInfo.InvariantCulture)),
        ("ratings", card => card.Ratings.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <inheritdoc cref="FactorFiles.Prepare"/>
    public static StagedFolder Prepare(string folder, bool replace = false) =>
        ExportFolder.Prepare(folder, replace, Vectors, Metadata);

    /// <summary>
    /// Writes the files and puts them into place: the vectors by which <c>similar</c> compares, of length 1, of the items that it lists.
    /// </summary>
    /// <param name="recommender">The run.</param>
    /// <param name="folder">As <see cref="Prepare"/> made it.</param>
    /// <param name="place">Its name, for the summary.</param>
    /// <exception cref="ArgumentException">The model has no vectors of the items.</exception>
    public static ExportSummary Write(Recommender recommender, StagedFolder folder, string place)
    {
        var vectors = recommender.ItemFactors ?? throw new ArgumentException(
            $"{recommender.Model.Name} holds no vectors of the items to show.");
        int[] items = [.. Enumerable.Range(0, recommender.Items.Count).Where(recommender.KnowsFactorsOf)];
        var line = new StringBuilder();
        AtomicFile.WriteLines(folder.PathOf(Vectors), items.Select(item =>
        {
            line.Clear();
            foreach (var value in vectors[item]) line.Append(line.Length > 0 ? "\t" : "").Append(CultureInfo.InvariantCulture, $"{value}");
            return line.ToString();
        }));
        ItemCard[] cards = [.. items.Select(recommender.CardOf)];
        var known = Columns.Where(column => column.Name == Id || cards.Any(card => column.Of(card).Length > 0)).ToArray();
        AtomicFile.WriteLines(
            folder.PathOf(Metadata),
            cards.Select(card => Row(known.Select(column => column.Of(card)))).Prepend(Row(known.Select(column => column.Name))));
        folder.Commit();
        var without = recommender.Items.Count - items.Length;
        var leftOut = without > 0 ? $"; {without:N0} items without training ratings are left out" : "";
        return ExportSummary.Of(place, recommender.Model.Name, 0, items.Length) with
        {
            Note = $"vectors of {vectors.Width} numbers{leftOut}",
        };

        string Row(IEnumerable<string> cells) => string.Join('\t', cells.Select(Plain));
    }

    /// <summary>The format has no quotes: what would end a cell or a line is a blank.</summary>
    private static string Plain(string text) =>
        text.AsSpan().ContainsAny('\t', '\n', '\r') ? text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ') : text;
}
