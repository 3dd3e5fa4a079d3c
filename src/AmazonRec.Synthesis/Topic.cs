namespace AmazonRec.Synthesis;

/// <summary>
/// A kind of product, with the words that go with it: products of up to 3 words and parts of up to 2, both singular, and uses of up to 4.
/// </summary>
/// <param name="Category">Its name in the metadata.</param>
/// <param name="Share">Its part of the items and of the interest of a user without taste; all shares sum to 1.</param>
/// <param name="Dollars">A typical price.</param>
/// <param name="Traits">The typical item's amount of each <see cref="Aspect"/>.</param>
/// <param name="Products">What its items are.</param>
/// <param name="Parts">What its items consist of.</param>
/// <param name="Uses">What its items are for.</param>
internal sealed record Topic(
    string Category, double Share, int Dollars, int[] Traits, string[] Products, string[] Parts, string[] Uses)
{
    /// <summary>
    /// The topics. Their traits are the eight sign patterns with an even number of minus signs: each aspect has mean 0, and no two
    /// aspects go together.
    /// </summary>
    public static readonly Topic[] All =
    [
        new("Headphones", 0.18, 60, [1, 1, 1, 1],
            ["headset", "earbud set", "on-ear headset", "sports earbud set"],
            ["ear cushion", "headband", "microphone", "bass", "treble", "noise filter", "ear tip", "hinge", "padding", "inline remote"],
            ["for train rides", "for long calls", "for running outdoors", "for music at night", "for kitchen podcasts",
                "for audio books", "for late gaming"]),
        new("Portable Power", 0.16, 30, [1, 1, -1, -1],
            ["power bank", "wall charger", "car charger", "solar charger"],
            ["charging port", "status light", "plug", "cell", "power cable", "socket", "carry pouch", "voltage", "cooling"],
            ["for camping weekends", "for charging two phones", "for long flights", "for power cuts", "for the glove box",
                "for a bike trip", "for the spare phone"]),
        new("Storage", 0.13, 80, [1, -1, 1, -1],
            ["external drive", "backup drive", "memory card", "drive dock"],
            ["drive bay", "connector", "copy rate", "write cache", "activity light", "enclosure", "cooling fan", "data cable"],
            ["for photo backups", "for moving large files", "for video archives", "for a home server", "for old family films",
                "for scanned letters", "for monthly copies"]),
        new("Networking", 0.12, 90, [1, -1, -1, 1],
            ["router", "range extender", "network switch", "mesh node"],
            ["antenna", "signal", "firmware", "admin page", "guest network", "ethernet port", "wall bracket", "range", "power brick"],
            ["for thick walls", "for streaming upstairs", "for a small office", "for the garden shed", "for gaming online",
                "for the attic", "for video calls"]),
        new("Cameras", 0.12, 190, [-1, 1, 1, -1],
            ["action camera", "pocket camera", "trail camera", "web camera"],
            ["lens", "shutter", "viewfinder", "image sensor", "tripod mount", "zoom ring", "autofocus", "battery door", "exposure"],
            ["for holiday pictures", "for filming bike tours", "for watching birds", "for video lessons", "for family portraits",
                "for night shots", "for museum visits"]),
        new("Keyboards and Mice", 0.11, 45, [-1, 1, -1, 1],
            ["keyboard", "wireless mouse", "trackball", "number pad"],
            ["key travel", "scroll wheel", "space bar", "wrist rest", "key legend", "click button", "palm support", "receiver"],
            ["for typing all day", "for spreadsheets", "for writing reports", "for a shared desk", "for drawing plans",
                "for a small tablet", "for bookkeeping"]),
        new("Speakers", 0.10, 110, [-1, -1, 1, 1],
            ["bookshelf speaker", "sound bar", "kitchen radio", "shower speaker"],
            ["woofer", "tweeter", "volume knob", "grille", "remote", "sound stage", "midrange", "display", "tuner"],
            ["for movie evenings", "for terrace parties", "for the living room", "for old records", "for morning news",
                "for the workshop", "for quiet evenings"]),
        new("Monitors", 0.08, 210, [-1, -1, -1, -1],
            ["monitor", "portable display", "wide monitor", "touch display"],
            ["panel", "stand", "backlight", "bezel", "viewing angle", "pixel pitch", "colour range", "menu joystick", "speaker bar"],
            ["for photo editing", "for reading code", "for two open windows", "for films in bed", "for a standing desk",
                "for long tables", "for the guest room"]),
    ];

    /// <summary><see cref="Products"/> as they are written.</summary>
    public byte[][] ProductBytes { get; } = Phrase.Bytes(Products);

    /// <summary><see cref="Parts"/> as they are written.</summary>
    public byte[][] PartBytes { get; } = Phrase.Bytes(Parts);

    /// <summary><see cref="Uses"/> as they are written.</summary>
    public byte[][] UseBytes { get; } = Phrase.Bytes(Uses);
}
