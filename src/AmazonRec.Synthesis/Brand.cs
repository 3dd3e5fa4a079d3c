using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>Makers that don't exist. Each is at home in one <see cref="Topic"/>, and good or bad at its work.</summary>
internal static class Brand
{
    private const int PerTopic = 3;

    /// <summary>Their names, those of the first topic first.</summary>
    public static readonly string[] Names =
    [
        "Auvellix", "Tonqarra", "Hearoblin", "Voltumbra", "Chargovia", "Ampelquist", "Stashquill", "Bytelomar",
        "Keepsorra", "Wavintrell", "Nettovane", "Linkaburn", "Optivarno", "Fokulenz", "Snaprollin", "Tappivore",
        "Keyolund", "Clackwyn", "Boomarell", "Sonduvia", "Loudofer", "Pixorwen", "Glasvindo", "Brightumo",
    ];

    /// <summary>The maker of an item of a topic: mostly one at home there.</summary>
    public static int Draw(int topic, ref Draws draws)
    {
        var elsewhere = draws.Chance(0.15);
        return elsewhere ? draws.Below(Names.Length) : topic * PerTopic + draws.Below(PerTopic);
    }

    /// <summary>What a maker gives to the quality of all its items: mean 0, variance 1 over makers.</summary>
    public static double Quality(ulong seed, int brand) => new Draws(RandomSource.For(seed, "synthesis brand", (uint)brand)).Normal();
}
