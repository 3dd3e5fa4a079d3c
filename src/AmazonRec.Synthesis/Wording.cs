namespace AmazonRec.Synthesis;

/// <summary>
/// The words and sentences of the reviews. Words in braces are filled in: product, part and use from the <see cref="Topic"/>, aspect from
/// the <see cref="Aspect"/>, word from <see cref="Tones"/>, time from <see cref="Times"/>. Filled in, an opening has at most 12 words,
/// a remark 4 to 10 and a verdict at most 8, which keeps a review between 10 and 40.
/// </summary>
internal static class Wording
{
    /// <summary>Adjectives for one star to five, at the index of the stars; none at 0.</summary>
    public static readonly string[][] Tones =
    [
        [],
        ["terrible", "useless", "awful", "dreadful", "hopeless", "horrible", "worthless", "miserable"],
        ["weak", "disappointing", "poor", "clumsy", "dull", "sloppy", "mediocre", "annoying"],
        ["average", "acceptable", "middling", "fair", "ordinary", "passable", "adequate", "unremarkable"],
        ["good", "solid", "pleasant", "nice", "reliable", "likeable", "capable", "satisfying"],
        ["excellent", "superb", "flawless", "wonderful", "outstanding", "brilliant", "fantastic", "perfect"],
    ];

    public static readonly string[] Times =
        ["two weeks", "a month", "half a year", "three days", "one winter", "ten weeks", "a year", "five months"];

    public static readonly string[] Openings =
    [
        "bought this {product} {use}.",
        "I picked up this {product} {use}.",
        "my old {product} gave up after {time}.",
        "this {product} replaced an older one.",
        "I have owned this {product} for {time}.",
        "after {time} with this {product}, some notes.",
        "mostly I use it {use}.",
        "I wanted a {product} {use}.",
        "the {aspect} matters most to me.",
    ];

    public static readonly string[] AspectRemarks =
    [
        "the {aspect} is {word}.",
        "{word} {aspect} for the money.",
        "to me the {aspect} seems {word}.",
        "after {time} the {aspect} is still {word}.",
        "what stands out is the {word} {aspect}.",
        "the {aspect} turned out {word}.",
        "friends also found the {aspect} {word}.",
    ];

    public static readonly string[] PartRemarks =
    [
        "the {part} is {word}.",
        "its {part} feels {word}.",
        "{word} {part}, nothing to add.",
        "{use} the {part} is {word}.",
        "the {part} and the {aspect} are {word}.",
        "compared with my last one, the {part} is {word}.",
    ];

    /// <summary>How a review ends, at the index of its stars; none at 0.</summary>
    public static readonly string[][] Verdicts =
    [
        [],
        [
            "sent it back for a refund.", "avoid this {product}, it failed quickly.", "it stopped working after {time}.",
            "a waste of money and time.", "I regret this order.",
        ],
        [
            "I would not order it again.", "look for another {product} instead.", "it promised more than it delivered.",
            "only usable in a pinch.", "I may return it.",
        ],
        [
            "it does the job, no more.", "fine for the price, not special.", "some ups, some downs.",
            "there are better and worse ones.", "I am undecided about this {product}.",
        ],
        [
            "happy with it overall.", "one small gripe, still recommended.", "a sensible choice {use}.",
            "it does what it promises.", "nearly everything I hoped for.",
        ],
        [
            "I would buy it again tomorrow.", "could not be happier.", "best {product} I have owned.",
            "warmly recommended to everyone.", "I love using it {use}.",
        ],
    ];

    /// <summary>Headings of reviews, at the index of their stars; none at 0.</summary>
    public static readonly string[][] Summaries =
    [
        [],
        ["{word} {product}", "do not buy", "returned after {time}", "{word} {part}"],
        ["{word} {aspect}", "not what I hoped for", "{word} {product}", "expected more"],
        ["{word} {product}", "just okay", "has two sides", "{word} {aspect}"],
        ["{word} {product}", "does its job", "{word} {aspect}", "would recommend"],
        ["{word} {product}", "very happy", "{word} {aspect}", "love it", "great {use}"],
    ];
}
