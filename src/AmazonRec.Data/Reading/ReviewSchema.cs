using System.Text.Json;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Under which names the JSON lines of a file tell user, item, rating, time and text, and in which unit the time: the names of Amazon,
/// whatever the year, or those that <c>--columns</c> gives.
/// </summary>
internal sealed class ReviewSchema
{
    private static readonly ReviewName[] Texts = [
        new("reviewText", ReviewField.Text), new("text", ReviewField.Text), new("review_text", ReviewField.Text)];

    private static readonly ReviewName[] Amazon =
    [
        new("reviewerID", ReviewField.User), new("user_id", ReviewField.User),
        new("asin", ReviewField.Item), new("parent_asin", ReviewField.Parent),
        new("overall", ReviewField.Rating), new("rating", ReviewField.Rating),
        new("unixReviewTime", ReviewField.Time), new("timestamp", ReviewField.Time), new("sort_timestamp", ReviewField.Time),
    ];

    private static readonly ReviewName[] Verified = [
        new("verified", ReviewField.Verified), new("verified_purchase", ReviewField.Verified)];

    private readonly ReviewName[] _names;
    private readonly JsonSample _sample;

    private ReviewSchema(ReviewName[] names, JsonSample sample, bool isAmazon) =>
        (_names, _sample, IsAmazon, TimeUnit) = (
            names, sample, isAmazon, sample.UnitOf(names.Where(name => name.Field == ReviewField.Time).Select(name => name.Name)));

    /// <summary>Whether the names are Amazon's, and with them what else its reviews hold.</summary>
    public bool IsAmazon { get; }

    /// <summary>How most of the first lines tell the time; null where none does.</summary>
    public TimeUnit? TimeUnit { get; }

    /// <summary>Whether every line must have a time.</summary>
    public bool HasTime => _names.Any(name => name.Field == ReviewField.Time);

    /// <summary>Whether every line must have a rating; without, an item that was chosen counts as <see cref="Chosen"/>.</summary>
    public bool HasRating => _names.Any(name => name.Field == ReviewField.Rating);

    /// <summary>Whether the lines are asked whether they are of verified purchases.</summary>
    public bool AsksVerified => _names.Any(name => name.Field == ReviewField.Verified);

    /// <summary>What a line counts as in a file without ratings.</summary>
    public const float Chosen = 1;

    /// <summary>The schema of a file of JSON lines.</summary>
    /// <param name="source">The file.</param>
    /// <param name="options">Whose columns are the names, where they are said; Amazon's where not.</param>
    /// <exception cref="FormatException">The first lines have no such names; says which they have, and how to name them. Or only verified
    /// purchases are asked for, and they tell of none.</exception>
    public static ReviewSchema Detect(DataSource source, ReadOptions options)
    {
        var sample = JsonSample.Read(source);
        var verified = options.VerifiedOnly ? Verified : [];
        if (options.VerifiedOnly && sample.Objects > 0 && Array.TrueForAll(Verified, name => sample.Find(name.Name) is null))
            throw FileKind.NotVerified(source, $"none of the first {sample.Objects:N0} lines has 'verified' or 'verified_purchase'");
        if (ColumnChoice.Of(options.Columns) is not { } choice)
        {
            return sample.Objects == 0
                || (Has(ReviewField.User) && (Has(ReviewField.Item) || Has(ReviewField.Parent)) && Has(ReviewField.Rating))
                ? new ReviewSchema([.. Amazon, .. TextsOf(sample), .. verified], sample, isAmazon: true)
                : throw new FormatException($"{source.Name}: {JsonNamesProposal.For(sample, options.RatingRange)}");
        }

        if (!choice.IsNamed)
            throw new FormatException(
                $"{source.Name}: holds JSON lines, whose values go by names and not by their order. "
                + $"{JsonNamesProposal.For(sample, options.RatingRange)}");
        var named = new (string? Name, ReviewField Field)[]
        {
            (choice.User, ReviewField.User), (choice.Item, ReviewField.Item), (choice.Rating, ReviewField.Rating),
            (choice.Time, ReviewField.Time),
            (choice.Text, ReviewField.Text),
        }.Where(pair => pair.Name is not null).Select(pair => new ReviewName(pair.Name!, pair.Field)).ToArray();
        if (sample.Objects > 0 && named.FirstOrDefault(name => sample.Find(name.Name) is null) is { } absent)
            throw new FormatException(
                $"{source.Name}: none of the first {sample.Objects:N0} lines has '{absent.Name}', which --columns names. "
                + $"{JsonNamesProposal.For(sample, options.RatingRange)}");
        return new ReviewSchema([.. named, .. choice.Text is null ? TextsOf(sample) : [], .. verified], sample, isAmazon: false);

        bool Has(ReviewField field) => Amazon.Any(name => name.Field == field && sample.Find(name.Name) is not null);
    }

    /// <summary>The names of texts that Amazon has, or else the one that sounds like it and holds texts.</summary>
    private static ReviewName[] TextsOf(JsonSample sample)
    {
        if (Texts.Any(text => sample.Find(text.Name) is not null)) return Texts;
        JsonProperty[] others = [
            .. sample.Properties.Where(property => property is { Scalars: > 0, HasOthers: false } && property.Numbers < property.Scalars)];
        return ColumnNames.FindText([.. others.Select(property => property.Name)]) is >= 0 and var at
            ? [new(others[at].Name, ReviewField.Text)]
            : Texts;
    }

    /// <summary>What the property that the reader stands on tells; null where it is none of these.</summary>
    public ReviewName? Find(ref Utf8JsonReader json)
    {
        foreach (var name in _names)
            if (JsonText.Is(ref json, name.Utf8)) return name;
        return null;
    }

    /// <summary>What a row is told to lack, by the name that the file's other rows have for it.</summary>
    public string Missing(ReviewField field)
    {
        // Without a parent, the item itself is missing.
        var names = _names.Where(name => name.Field == field || (field == ReviewField.Item && name.Field == ReviewField.Parent))
            .Select(name => name.Name).ToArray();
        var told = names.LastOrDefault(name => _sample.Find(name) is not null);
        var missing = $"'{told ?? names[_sample.Find("user_id") is null ? 0 : Math.Min(1, names.Length - 1)]}' is missing or empty";
        return told is null && field == ReviewField.Time
            ? $"{missing}; a file without times is read with --columns user=NAME,item=NAME,rating=NAME, by its own names"
            : missing;
    }
}
