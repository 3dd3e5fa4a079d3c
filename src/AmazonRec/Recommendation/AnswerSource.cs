namespace AmazonRec.Recommendation;

/// <summary>What an answer was made from.</summary>
public enum AnswerSource
{
    /// <summary>The rows that training gave this user.</summary>
    Trained,

    /// <summary>A row fitted to the ratings that came with the question; all other weights stay (see <c>FoldIn</c>).</summary>
    FoldedIn,

    /// <summary>Nothing is known of the user: each item's mean rating, pulled to that of all items where it has few.</summary>
    Fallback,
}
