using AmazonRec.Features;
using AmazonRec.Features.Pretrained;
using AmazonRec.Features.Text.Cleaning;

namespace AmazonRec.Recommendation;

/// <summary>Encodes a title or a photo with the pretrained encoders that made a run's features.</summary>
internal static class NewItemEncoder
{
    /// <summary>The numbers of an item by the name of the features.</summary>
    /// <param name="features">What the model reads.</param>
    /// <param name="title">The item's title, or all of its text; null for none.</param>
    /// <param name="photo">Path of its photo; null for none.</param>
    /// <param name="cacheFolder">Where encodings are kept; null keeps none.</param>
    /// <exception cref="ArgumentException">
    /// The model reads nothing of what is given, its features were made in another way, or the title has no word.
    /// </exception>
    /// <exception cref="FileNotFoundException">There is no such photo, or the plug-in is not built.</exception>
    /// <exception cref="FormatException">The photo can't be read.</exception>
    public static Dictionary<string, float[]> Encode(
        IReadOnlyList<ItemFeatures> features, string? title, string? photo, string? cacheFolder)
    {
        if (title is null && photo is null)
            throw new ArgumentException("Nothing is said of the item. Give --title TEXT, --photo FILE, or both.");
        var content = new Dictionary<string, float[]>(StringComparer.Ordinal);
        if (title is not null)
            foreach (var own in Reading(features, EncoderKind.Text, "--title")) content[own.Name] = OfTitle(own, title, cacheFolder);
        if (photo is not null)
            foreach (var own in Reading(features, EncoderKind.Image, "--photo")) content[own.Name] = OfPhoto(own, photo, cacheFolder);
        return content;
    }

    private static float[] OfTitle(ItemFeatures own, string title, string? cacheFolder)
    {
        using var encoder = EncoderOrigin.OpenText(OriginOf(own), cacheFolder);
        var values = encoder.Encode([TextCleaner.Markup.Clean(title)]);
        return values.AsSpan().ContainsAnyExcept(0f) ? values : throw new ArgumentException($"--title: '{title}' has no word.");
    }

    private static float[] OfPhoto(ItemFeatures own, string photo, string? cacheFolder)
    {
        if (!File.Exists(photo)) throw new FileNotFoundException($"--photo {photo}: no such file.");
        using var encoder = EncoderOrigin.OpenPictures(OriginOf(own), cacheFolder);
        var encoded = encoder.Encode([photo]);
        return encoded.Unreadable.Values.FirstOrDefault() is { } bad ? throw new FormatException($"{photo}: {bad.Reason}") : encoded.Values;
    }

    /// <summary>The features that are made of a kind of content.</summary>
    private static ItemFeatures[] Reading(IReadOnlyList<ItemFeatures> features, EncoderKind kind, string option)
    {
        ItemFeatures[] reading = [.. features.Where(own => EncoderOrigin.KindOf(OriginOf(own)) == kind)];
        if (reading.Length > 0) return reading;
        var (what, make) = kind == EncoderKind.Text ? ("texts", "text --encoder minilm") : ("photos", "images --encoder resnet18");
        throw new ArgumentException(
            $"{option} says nothing to this model: {Reads(features)}. Train one on features of {what} (amazonrec features {make}).");
    }

    private static string Reads(IReadOnlyList<ItemFeatures> features)
    {
        var made = features.Select(own => $"'{own.Name}' ({OriginOf(own).GetValueOrDefault("method", "made elsewhere")})");
        return features.Count == 0 ? "it reads no content" : $"it reads {string.Join(" and ", made)}";
    }

    private static IReadOnlyDictionary<string, string> OriginOf(ItemFeatures own) => own.Report?.Origin ?? new Dictionary<string, string>();
}
