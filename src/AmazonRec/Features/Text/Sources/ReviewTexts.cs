using System.Text;
using AmazonRec.Compute;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Text.Cleaning;

namespace AmazonRec.Features.Text.Sources;

/// <summary>Texts of items from their reviews.</summary>
public static class ReviewTexts
{
    private const string Used = "training reviews";

    /// <summary>
    /// The reviews among a split's training rows. A review is left out, and counted, where its user and item also have a row outside
    /// training, and where its text is that of such a row: copies would tell what is to be predicted.
    /// </summary>
    /// <param name="reviews">The file that the split's rows came from; read twice.</param>
    /// <param name="split">Its rows.</param>
    /// <param name="cleaner">Cleans each text.</param>
    /// <exception cref="ArgumentException">No training row has a text.</exception>
    public static ItemTexts OfTraining(IEnumerable<Review> reviews, Split split, TextCleaner cleaner)
    {
        var (training, heldOut) = (PairsOf(split.Train), PairsOf(split.Validation, split.Test));
        var users = (split.Train.Users, split.Train.Items);
        var heldTexts = reviews.Where(review => heldOut.Contains(Pair(users, review)) && review.Text.Length > 0).Select(HashOf).ToHashSet();
        var counts = new Dictionary<string, long>
        {
            [Used] = 0,
            ["rated again outside training"] = 0,
            ["text of a held-out review"] = 0,
            ["held out"] = 0,
            ["not among the rows"] = 0,
            ["no text"] = 0,
        };
        var texts = Gather(reviews, cleaner, counts, review =>
        {
            var pair = Pair(users, review);
            if (heldOut.Contains(pair)) return training.Contains(pair) ? "rated again outside training" : "held out";
            if (!training.Contains(pair)) return "not among the rows";
            return review.Text.Length > 0 && heldTexts.Contains(HashOf(review)) ? "text of a held-out review" : Used;
        });
        return Make(TextSourceKind.TrainingReviews, texts, counts, cleaner, new() { [TextOrigin.SplitName] = split.Hash });
    }

    /// <summary>All reviews, those to be predicted among them: it shows what such a leak is worth, and nothing else.</summary>
    /// <param name="reviews">Read once.</param>
    /// <param name="protocol">Must be <see cref="Protocol.AsReported"/>.</param>
    /// <param name="cleaner">Cleans each text.</param>
    /// <exception cref="ArgumentException">The protocol is clean, or no review has a text.</exception>
    public static ItemTexts WithTargets(IEnumerable<Review> reviews, Protocol protocol, TextCleaner cleaner)
    {
        if (protocol != Protocol.AsReported)
            throw new ArgumentException(
                "A review's own text tells the rating that is to be predicted from it, so features are not made of it. Take the "
                + "training reviews of a split, or a catalogue; to show what the leak is worth, ask for it as reported (--leaky).");
        var counts = new Dictionary<string, long> { ["reviews"] = 0, ["no text"] = 0 };
        var texts = Gather(reviews, cleaner, counts, _ => "reviews");
        return Make(TextSourceKind.TargetReview, texts, counts, cleaner, new() { ["text-protocol"] = EnumName.Of(Protocol.AsReported) });
    }

    private static SortedDictionary<string, List<string>> Gather(
        IEnumerable<Review> reviews, TextCleaner cleaner, Dictionary<string, long> counts, Func<Review, string> kind)
    {
        var texts = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var review in reviews)
        {
            var name = kind(review);
            if (name is Used or "reviews")
            {
                var text = cleaner.Clean(review.Text);
                if (text.Length == 0) name = "no text";
                else if (texts.TryGetValue(review.Item, out var known)) known.Add(text);
                else texts.Add(review.Item, [text]);
            }

            counts[name]++;
        }

        return texts;
    }

    private static ItemTexts Make(
        TextSourceKind kind,
        SortedDictionary<string,
        List<string>> texts,
        Dictionary<string,
        long> counts,
        TextCleaner cleaner,
        Dictionary<string,
        string> origin)
    {
        if (texts.Count == 0)
            throw new ArgumentException(
                "No review that may be used has a text. Take a file of reviews (JSON lines), not of ratings alone.");
        origin[TextOrigin.SourceName] = EnumName.Of(kind);
        origin[TextOrigin.FieldsName] = EnumName.Of(TextField.Review);
        origin["text-cleaning"] = cleaner.ToString();
        return new ItemTexts(kind, [.. texts.Select(text => new ItemText(text.Key, text.Value))], counts, origin);
    }

    private static HashSet<long> PairsOf(params ReadOnlySpan<Ratings> parts)
    {
        var pairs = new HashSet<long>();
        foreach (var part in parts)
            for (var row = 0; row < part.Count; row++) pairs.Add(((long)part.User[row] << 32) | (uint)part.Item[row]);
        return pairs;
    }

    /// <summary>User and item as one number; -1 where one of them is not known.</summary>
    private static long Pair((Vocabulary Users, Vocabulary Items) known, Review review) =>
        known.Users.TryGetCode(review.User, out var user) && known.Items.TryGetCode(review.Item, out var item)
            ? ((long)user << 32) | (uint)item
            : -1;

    private static ulong HashOf(Review review) => ByteHash.Compute(Encoding.UTF8.GetBytes(review.Text));
}
