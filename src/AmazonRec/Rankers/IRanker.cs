using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Rankers;

/// <summary>
/// What a ranker has learned: it scores items for whoever has chosen some, whether or not that user was there to learn from.
/// <see cref="TrainedRanker"/> keeps who chose what beside it.
/// </summary>
public interface IRanker
{
    /// <summary>Writes a score for every item, the higher the better; scores of different users need not compare.</summary>
    /// <param name="user">Code of a user of the training rows; -1 for anybody else.</param>
    /// <param name="chosen">What the user has chosen until now; may be nothing.</param>
    /// <param name="scores">Receives as many scores as there are items, those of the chosen ones included.</param>
    void Score(int user, Choices chosen, Span<float> scores);

    /// <summary>Writes the scores of some items alone, to the bits that they have among all; a ranker may be quicker at that.</summary>
    /// <param name="user">As of all items.</param>
    /// <param name="chosen">As of all items.</param>
    /// <param name="items">Codes of the items.</param>
    /// <param name="all">Room for the scores of all items: what stands in it afterwards means nothing but for these items.</param>
    void ScoreSome(int user, Choices chosen, ReadOnlySpan<int> items, Span<float> all) => Score(user, chosen, all);

    /// <summary>Whether it knows an item that nobody has chosen, by its content. Such items come last on every list otherwise.</summary>
    /// <param name="item">Code of the item.</param>
    bool HasContentOf(int item) => false;

    /// <summary>
    /// The settings to fit it by on more rows, when there is nothing left to stop by: those it was fitted by, with as many epochs as were kept.
    /// </summary>
    /// <param name="settings">Those that it was fitted by.</param>
    RankerSettings Again(RankerSettings settings) => settings;

    /// <summary>All that scoring takes, by name.</summary>
    IReadOnlyDictionary<string, Tensor> Weights { get; }
}
