namespace AmazonRec.Recommendation;

/// <summary>What an answer was made from.</summary>
public enum AnswerSource
{
    /// <summary>The rows that training gave this user.</summary>
    Trained,

    /// <summary>A row fitted to the ratings that came with the question; all other weights stay (see <c>FoldIn</c>).</summary>
    FoldedIn,

    /// <summary>
    /// Nothing is known of the user: what the model says of the items alone or, where its graph does not allow that, bias estimates.
    /// </summary>
    Fallback,

    /// <summary>Nothing is known of the item: the user's own part alone.</summary>
    ColdItem,

    /// <summary>Nothing is known of the item but its content.</summary>
    Content,
}
