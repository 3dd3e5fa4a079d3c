using AmazonRec.Engines;

namespace AmazonRec.Rankers;

/// <summary>How a ranker is trained.</summary>
public sealed record RankerOptions
{
    private const double FewestSeconds = 20;
    private const double RowsPerSecond = 1000;

    /// <summary>Name in the zoo, or <see cref="AutoRanker.Name"/> for the best of them, blended.</summary>
    public string Ranker { get; init; } = AutoRanker.Name;

    /// <summary>Its parameters; those that are not named are the defaults. Of auto, none.</summary>
    public RankerSettings Settings { get; init; } = RankerSettings.None;

    /// <summary>The rankers that auto tries; <see cref="AutoRanker.Portfolio"/> where null.</summary>
    public IReadOnlyList<string>? Portfolio { get; init; }

    /// <summary>
    /// The rating from which on a held-out item should be on a list; any where null, and of implicit data always.
    /// </summary>
    public float? RelevantFrom { get; init; }

    /// <summary>
    /// Whether to learn from such ratings alone (true), or from all rows, as what was rated was chosen in any case (false); null for what
    /// puts held-out items higher.
    /// </summary>
    public bool? LikedOnly { get; init; }

    /// <summary>
    /// Where test rows are ranked among so many given items each: as many are drawn for each held-out item, so that what is chosen suits
    /// what is judged. All items where null.
    /// </summary>
    public int? Negatives { get; init; }

    /// <summary>
    /// Whether the last fit is on training and validation rows, once everything is chosen: a list for tomorrow may know of today.
    /// </summary>
    public bool Refit { get; init; } = true;

    /// <summary>
    /// Seconds that auto may search, about, on two cores of a laptop; null for a thousandth of the rows, and at least 20. They are told by
    /// the size of the work and not by the clock.
    /// </summary>
    public double? Budget { get; init; }

    /// <summary>Content of the items, aligned to the split.</summary>
    public IReadOnlyList<Features.ItemFeatures> Features { get; init; } = [];

    /// <summary>What trains networks; of use to rankers whose entry says so (<see cref="RankerEntry.UsesEngine"/>).</summary>
    public IEngine Engine { get; init; } = Engines.Engine.Default;

    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads to use at most; the bits do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The budget on some rows, in seconds.</summary>
    /// <param name="rows">Training rows.</param>
    public double BudgetOn(int rows) => Budget ?? Math.Max(FewestSeconds, rows / RowsPerSecond);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal void Validate()
    {
        if (Budget is not (null or > 0)) throw new ArgumentException($"The budget is {Budget} seconds; it must be above 0.");
        if (Threads < 1) throw new ArgumentException($"The number of threads is {Threads}; it must be at least 1.");
        if (RelevantFrom is { } from && !float.IsFinite(from))
            throw new ArgumentException($"Items can't count as relevant from {from} stars on.");
        if (Ranker != AutoRanker.Name) RankerZoo.Find(Ranker);
        foreach (var name in Portfolio ?? []) RankerZoo.Find(name);
    }
}
