namespace AmazonRec.Recommendation;

/// <summary>What a list is ordered by.</summary>
public enum ListOrder
{
    /// <summary>Predicted stars: what someone would like best, if they came to have it.</summary>
    Stars,

    /// <summary>The run's ranker: what people choose.</summary>
    Ranker,
}
