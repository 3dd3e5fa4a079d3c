namespace AmazonRec.Data;

/// <summary>
/// Takes coded rows as they come, block by block, such as a file that is longer than memory. A source calls <see cref="Begin"/> once,
/// <see cref="Append"/> for consecutive rows, and <see cref="End"/> once after the last. Where a source fails or is stopped,
/// <see cref="End"/> is never called: what was written until then is no whole.
/// </summary>
public interface ICodedRowsWriter
{
    /// <summary>Tells what comes, before the first row.</summary>
    /// <param name="users">The users; their codes are those of the rows.</param>
    /// <param name="items">The items; their codes are those of the rows.</param>
    /// <param name="rows">How many rows come in all.</param>
    void Begin(Vocabulary users, Vocabulary items, long rows);

    /// <summary>Takes the next rows. The spans have one length, and are valid during the call alone.</summary>
    /// <param name="user">User code of each row.</param>
    /// <param name="item">Item code of each row.</param>
    /// <param name="value">Rating of each row; 1 where the rows are implicit.</param>
    /// <param name="time">Time of each row in seconds since 1970; 0 where there is none.</param>
    void Append(ReadOnlySpan<int> user, ReadOnlySpan<int> item, ReadOnlySpan<float> value, ReadOnlySpan<long> time);

    /// <summary>Tells that all rows came, and what was read and what each filter left.</summary>
    /// <param name="isImplicit">Whether the rows tell only who chose what.</param>
    /// <param name="timeIsOrder">Whether times tell only the order of each user's rows.</param>
    /// <param name="funnel">What was read and what each filter left.</param>
    void End(bool isImplicit, bool timeIsOrder, IReadOnlyList<FunnelStep> funnel);
}
