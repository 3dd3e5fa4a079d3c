namespace AmazonRec.Rankers.Items;

/// <summary>
/// How much each item that one has chosen speaks for others: the last one most, 1 + floor; the one n places before it recency^n + floor.
/// </summary>
/// <param name="Decay">Recency; 1 where all speak alike.</param>
/// <param name="Floor">What is left of what was chosen long ago.</param>
internal readonly record struct History(float Decay, float Floor)
{
    private const float Rest = 0.05f;

    /// <summary>Where the order may tell something.</summary>
    public static RankerParameter Recency { get; } = new(
        "recency", 0.7, "What each later choice multiplies the say of those before it by; 1 where all speak alike.", [0.5, 0.7, 0.85, 1]);

    /// <summary>The same where choices are not taken for ordered by default.</summary>
    public static RankerParameter Even { get; } = Recency with { Default = 1, Tried = [1, 0.85] };

    /// <summary>The same where choices of long ago are told from those of late but slowly.</summary>
    public static RankerParameter Recent { get; } = Recency with { Default = 1, Tried = [1, 0.95] };

    /// <summary>That of some settings.</summary>
    public static History Of(RankerSettings settings, RankerParameter? recency = null)
    {
        var decay = (float)settings[recency ?? Recency];
        return new History(decay, decay < 1 ? Rest : 0);
    }

    /// <summary>The say of an item.</summary>
    /// <param name="later">How many items were chosen after it.</param>
    public float Say(int later) => MathF.Pow(Decay, later) + Floor;
}
