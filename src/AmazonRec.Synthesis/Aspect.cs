namespace AmazonRec.Synthesis;

/// <summary>
/// One dimension of taste: items have more or less of it, users like more or less of it, and reviews and metadata speak of it.
/// </summary>
/// <param name="Nouns">What reviews call it.</param>
/// <param name="Strong">A word for the title of an item with much of it.</param>
/// <param name="Plain">A word for the title of an item with little of it.</param>
/// <param name="StrongFeatures">What the metadata of an item with much of it says.</param>
/// <param name="PlainFeatures">What the metadata of an item with little of it says.</param>
internal sealed record Aspect(string[] Nouns, string Strong, string Plain, string[] StrongFeatures, string[] PlainFeatures)
{
    /// <summary>Every aspect; a taste is one number for each.</summary>
    public static readonly Aspect[] All =
    [
        new(
            ["speed", "response", "performance", "output", "accuracy", "precision", "power", "top speed"],
            "High-Output", "Everyday",
            ["Fast response under heavy load", "Tuned for full performance all day", "Extra output when the work gets demanding"],
            ["Sensible speed for everyday tasks", "Modest output that saves energy", "Made for light use"]),
        new(
            ["size", "weight", "carrying comfort", "travel fit", "footprint", "thickness", "pocket size", "portability"],
            "Compact", "Full-Size",
            ["Folds small enough for a coat pocket", "Low weight for travel", "Slim case with a short cable"],
            ["Full-size body with a wide base", "Stays in one place on a desk or shelf", "Large format for fixed installation"]),
        new(
            ["build", "finish", "casing", "sturdiness", "workmanship", "material", "surface", "assembly"],
            "Rugged", "Soft-Shell",
            ["Metal frame with sealed edges", "Tested against drops and dust", "Thick walls and screwed joints"],
            ["Light plastic shell", "Thin walls keep the cost down", "Snap-fit cover in a simple mould"]),
        new(
            ["setup", "handling", "manual", "daily use", "menu logic", "installation", "labelling", "first start"],
            "Easy-Start", "Expert",
            ["Ready in one step with no software", "Large buttons and clear labels", "Guided first start in plain words"],
            ["Many settings for experienced owners", "Detailed options in every menu", "Manual tuning of each parameter"]),
    ];

    /// <summary><see cref="Nouns"/> as they are written.</summary>
    public byte[][] NounBytes { get; } = Phrase.Bytes(Nouns);
}
