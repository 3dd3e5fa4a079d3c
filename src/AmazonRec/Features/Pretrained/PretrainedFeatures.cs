using System.Globalization;
using System.Numerics.Tensors;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Features.Images;
using AmazonRec.Features.Text;
using AmazonRec.Features.Text.Sources;

namespace AmazonRec.Features.Pretrained;

/// <summary>Texts and pictures of items as features, by a pretrained encoder; their origin names it.</summary>
public static class PretrainedFeatures
{
    /// <summary>Features named <c>text</c>. Of an item's several texts, the mean counts, brought to length 1.</summary>
    /// <param name="texts">Texts; items whose texts have no word are left out.</param>
    /// <param name="encoder">Makes numbers of a text.</param>
    /// <param name="threads">Threads to use at most; the result does not depend on it.</param>
    /// <param name="progress">Told after each text.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">No item has a text with a word.</exception>
    public static FeatureMatrix OfTexts(
        ItemTexts texts, ITextEncoder encoder, int threads, IProgress<EncodingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var width = encoder.Card.Width;
        var encoded = encoder.Encode([.. texts.Items.SelectMany(item => item.Texts)], threads, progress, cancellation);
        var values = new float[checked(texts.Items.Count * width)];
        for (var (item, text) = (0, 0); item < texts.Items.Count; item++)
        {
            var mean = values.AsSpan(item * width, width);
            for (var i = 0; i < texts.Items[item].Texts.Count; i++, text++)
                TensorPrimitives.Add(mean, encoded.AsSpan(text * width, width), mean);
            if (TensorPrimitives.Norm(mean) is > 0 and var length && texts.Items[item].Texts.Count > 1)
                TensorPrimitives.Divide(mean, length, mean);
        }

        var origin = EncoderOrigin.Notes(encoder.Card);
        foreach (var (name, value) in texts.Origin) origin[name] = value;
        origin["texts"] = texts.Items.Count.ToString(CultureInfo.InvariantCulture);
        return Matrix(TextFeatures.Name, [.. texts.Items.Select(item => item.Item)], width, values, origin)
            ?? throw new ArgumentException("No item has a text with a word. Give other texts.");
    }

    /// <summary>Features named <c>image</c>; nothing is learned from the pictures.</summary>
    /// <param name="folder">The pictures.</param>
    /// <param name="encoder">Makes numbers of a picture.</param>
    /// <param name="threads">Threads to use at most; the result does not depend on it.</param>
    /// <param name="progress">Told after each picture.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="FormatException">No picture can be read.</exception>
    public static (FeatureMatrix Features, IReadOnlyList<UnreadablePicture> Unreadable) OfPictures(
        PictureFolder folder, IPictureEncoder encoder, int threads, IProgress<EncodingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var encoded = encoder.Encode(folder.Files, threads, progress, cancellation);
        UnreadablePicture[] unreadable = [
            .. encoded.Unreadable.OrderBy(picture => picture.Key).Select(picture => picture.Value), .. folder.Doubles];
        var origin = EncoderOrigin.Notes(encoder.Card);
        origin[EncoderOrigin.Pictures] = folder.Fingerprint(threads, cancellation);
        origin["folder"] = Path.GetFullPath(folder.Path);
        origin["unreadable"] = Json.Write(unreadable);
        var features = Matrix(ImageFeatures.Name, folder.Ids, encoder.Card.Width, encoded.Values, origin)
            ?? throw new FormatException(
                $"{folder.Path}: none of {folder.Files.Count:N0} pictures can be read, such as {unreadable[0].File}: {unreadable[0].Reason}");
        return (features, unreadable);
    }

    /// <summary>Rows in the order of ids, without those of zeros alone; null where no other is left.</summary>
    private static FeatureMatrix? Matrix(
        string name, IReadOnlyList<string> ids, int width, float[] values, Dictionary<string, string> origin)
    {
        int[] rows = [.. Enumerable.Range(0, ids.Count).Where(row => values.AsSpan(row * width, width).ContainsAnyExcept(0f))];
        if (rows.Length == 0) return null;
        var items = Vocabulary.FromIds(rows.Select(row => ids[row]));
        var sorted = new float[rows.Length * width];
        foreach (var row in rows) values.AsSpan(row * width, width).CopyTo(sorted.AsSpan(items.CodeOf(ids[row]) * width));
        return new FeatureMatrix(name, items, width, sorted, origin);
    }
}
