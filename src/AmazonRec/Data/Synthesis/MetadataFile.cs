using System.Globalization;
using System.Text.Json;
using AmazonRec.Compute;

namespace AmazonRec.Data.Synthesis;

/// <summary>Writes what shops say of the items, which tells their topic, brand and stronger traits.</summary>
internal static class MetadataFile
{
    // A trait is worth a line if it differs this much from the average; about seven in ten do.
    private const float Notable = 0.4f;

    public static void Write(string path, ulong seed, SyntheticItems items, CancellationToken cancellation)
    {
        using var lines = new JsonLines(path);
        for (var item = 0; item < items.Count; item++)
        {
            if (item % 1024 == 0) cancellation.ThrowIfCancellationRequested();
            WriteItem(lines.Json, seed, items, item);
            lines.EndLine();
        }
    }

    private static void WriteItem(Utf8JsonWriter json, ulong seed, SyntheticItems items, int item)
    {
        var draws = new Draws(RandomSource.For(seed, "synthesis metadata", (uint)item));
        var topic = Topic.All[items.Topics[item]];
        var brand = Brand.Names[items.Brands[item]];
        var product = items.Product(item);
        var kind = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(product);
        var model = $"{(char)('A' + draws.Below(26))}{10 * (1 + draws.Below(90))}";
        var (use, otherUse) = draws.PickTwo(topic.Uses);
        var (part, otherPart) = draws.PickTwo(topic.Parts);

        json.WriteStartObject();
        WriteList(json, "category", ["Electronics", topic.Category, kind]);
        json.WriteString("tech1"u8, "");
        WriteList(json, "description",
        [
            $"This {product} from {brand} is meant {use} and {otherUse}. "
            + $"In the {model}, most care went into the {part} and the {otherPart}.",
        ]);
        json.WriteString("fit"u8, "");
        json.WriteString("title"u8, $"{brand} {model} {TitleWord(items.Traits(item))} {kind}");
        WriteList(json, "also_buy", []);
        json.WriteString("tech2"u8, "");
        json.WriteString("brand"u8, brand);
        WriteList(json, "feature", Features(items.Traits(item), topic, ref draws));
        WriteList(json, "rank", []);
        WriteList(json, "also_view", []);
        json.WriteStartObject("details"u8);
        json.WriteString("Origin"u8, Labels.Origin);
        json.WriteEndObject();
        json.WriteString("main_cat"u8, topic.Category);
        json.WriteString("similar_item"u8, "");
        json.WriteString("date"u8, "");
        json.WriteString("price"u8, Price(topic, ref draws));
        json.WriteString("asin"u8, Labels.Asin(item));
        WriteList(json, "imageURL", []);
        WriteList(json, "imageURLHighRes", []);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string TitleWord(ReadOnlySpan<float> traits)
    {
        var most = 0;
        for (var k = 1; k < traits.Length; k++)
        {
            if (Math.Abs(traits[k]) > Math.Abs(traits[most])) most = k;
        }

        return traits[most] > 0 ? Aspect.All[most].Strong : Aspect.All[most].Plain;
    }

    private static string[] Features(ReadOnlySpan<float> traits, Topic topic, ref Draws draws)
    {
        var lines = new List<string>();
        for (var k = 0; k < traits.Length; k++)
        {
            if (traits[k] > Notable) lines.Add(draws.Pick(Aspect.All[k].StrongFeatures));
            else if (traits[k] < -Notable) lines.Add(draws.Pick(Aspect.All[k].PlainFeatures));
        }

        lines.Add($"Improved {draws.Pick(topic.Parts)}");
        return [.. lines];
    }

    // Half to one and a half times the typical price; some items have none, as in the real files.
    private static string Price(Topic topic, ref Draws draws)
    {
        var cents = 50 * topic.Dollars + draws.Below(100 * topic.Dollars);
        return draws.Chance(0.1) ? "" : $"${cents / 100}.{cents % 100:D2}";
    }
}
