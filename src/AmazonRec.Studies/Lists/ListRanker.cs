using AmazonRec.Rankers;

namespace AmazonRec.Studies.Lists;

/// <summary>A ranker of a study of lists.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Options">How it is trained.</param>
public sealed record ListRanker(string Name, RankerOptions Options)
{
    /// <summary>The best of all, blended.</summary>
    public static ListRanker Auto { get; } = new(AutoRanker.Name, new());

    /// <summary>One whose parameters validation rows choose.</summary>
    /// <param name="name">Name in the zoo.</param>
    public static ListRanker Tuned(string name) => new(name, new() { Portfolio = [name] });

    /// <summary>One with the parameters that it has by default.</summary>
    /// <param name="name">Name in the zoo.</param>
    /// <param name="settings">What differs from the defaults, as the command line takes it; read when the ranker is asked for.</param>
    public static ListRanker Named(string name, string? settings = null) => new(name, new() { Ranker = name }) { Settings = settings };

    /// <summary>What differs from the defaults, as the command line takes it; null for nothing.</summary>
    public string? Settings { get; init; }

    /// <summary>Whether it runs with the first seed alone, as it takes minutes.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether its parameters are also chosen by the test rows, to show what that would bring.</summary>
    public bool IsAlsoChosenOnTest { get; init; }
}
