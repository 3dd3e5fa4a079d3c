using System.Globalization;
using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>What shops say of an item, which tells its topic, brand and stronger traits.</summary>
/// <param name="Category">Its topic.</param>
/// <param name="Kind">What it is, in title case.</param>
/// <param name="Brand">Its maker.</param>
/// <param name="Title">Its title; empty or HTML where the line is dirty.</param>
/// <param name="Description">Two sentences.</param>
/// <param name="Features">Up to five lines.</param>
/// <param name="Cents">Its price; 0 where there is none.</param>
/// <param name="Lines">How often the metadata have it: once, or twice where they are dirty.</param>
internal sealed record ItemWords(
    string Category, string Kind, string Brand, string Title, string Description, IReadOnlyList<string> Features, int Cents, int Lines)
{
    // A trait is worth a line if it differs this much from the average; about seven in ten do.
    private const float Notable = 0.4f;

    private const string Html = "<div class=\"title-block\"><span data-n='1'> &nbsp;</span></div>";

    /// <summary>The words of an item; a clone has those of its origin.</summary>
    public static ItemWords Draw(SynthesisOptions options, SyntheticItems items, int item)
    {
        var draws = new Draws(RandomSource.For(options.Seed, "synthesis metadata", (uint)items.Origins[item]));
        var topic = Topic.All[items.Topics[item]];
        var brand = Synthesis.Brand.Names[items.Brands[item]];
        var product = items.Product(item);
        var kind = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(product);
        var model = $"{(char)('A' + draws.Below(26))}{10 * (1 + draws.Below(90))}";
        var (use, otherUse) = draws.PickTwo(topic.Uses);
        var (part, otherPart) = draws.PickTwo(topic.Parts);
        var title = $"{brand} {model} {TitleWord(items.Traits(item))} {kind}";
        var description = $"This {product} from {brand} is meant {use} and {otherUse}. "
            + $"In the {model}, most care went into the {part} and the {otherPart}.";
        var features = FeaturesOf(items.Traits(item), topic, ref draws);
        // Half to one and a half times the typical price; some items have none, as in the real files.
        var cents = 50 * topic.Dollars + draws.Below(100 * topic.Dollars);
        if (draws.Chance(0.1)) cents = 0;
        var dirt = DirtOf(options, item);
        title = dirt switch { Dirt.NoTitle => "", Dirt.HtmlTitle => Html, _ => title };
        return new(topic.Category, kind, brand, title, description, features, dirt == Dirt.NoPrice ? 0 : cents, dirt == Dirt.Twice ? 2 : 1);
    }

    private static Dirt DirtOf(SynthesisOptions options, int item)
    {
        if (options.Dirty == 0) return Dirt.None;
        var draws = new Draws(RandomSource.For(options.Seed, "synthesis dirt", (uint)item));
        return draws.Chance(options.Dirty) ? (Dirt)(1 + draws.Below((int)Dirt.Twice)) : Dirt.None;
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

    private static List<string> FeaturesOf(ReadOnlySpan<float> traits, Topic topic, ref Draws draws)
    {
        var lines = new List<string>();
        for (var k = 0; k < traits.Length; k++)
        {
            if (traits[k] > Notable) lines.Add(draws.Pick(Aspect.All[k].StrongFeatures));
            else if (traits[k] < -Notable) lines.Add(draws.Pick(Aspect.All[k].PlainFeatures));
        }

        lines.Add($"Improved {draws.Pick(topic.Parts)}");
        return lines;
    }
}
