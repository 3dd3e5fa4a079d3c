using AmazonRec.Data.Reading;

namespace AmazonRec.Data;

/// <summary>
/// Rows of a file that name a user and an item, with numbers beside them: the lists or predictions of any tool, or what users took. All
/// columns are as long as the file has rows, and in its order.
/// </summary>
/// <param name="Name">The file as the reader was given it.</param>
/// <param name="User">Id of each row's user.</param>
/// <param name="Item">Id of each row's item.</param>
/// <param name="Line">The line that each row begins in, from 1; empty where a file does not tell it.</param>
public sealed record UserItemRows(string Name, IReadOnlyList<string> User, IReadOnlyList<string> Item, IReadOnlyList<long> Line)
{
    /// <summary>The place of each row's item in the user's list, the least first; null where the file has none.</summary>
    public IReadOnlyList<double>? Rank { get; init; }

    /// <summary>The score of each row's item, the highest first; null where the file has none.</summary>
    public IReadOnlyList<double>? Score { get; init; }

    /// <summary>The rating that each row's user gave; null where the file has none.</summary>
    public IReadOnlyList<double>? Rating { get; init; }

    /// <summary>The rating that is predicted for each row; null where the file has none.</summary>
    public IReadOnlyList<double>? Prediction { get; init; }

    /// <summary>Which column was taken for what where nothing in the file says it, in a sentence; null where the file says all.</summary>
    public string? Guess { get; init; }

    /// <summary>How many rows there are.</summary>
    public int Count => User.Count;

    /// <summary>Reads a file of columns, plain or gzip, with a header or without; of what users took also reviews (JSON lines).</summary>
    /// <param name="source">The file.</param>
    /// <param name="kind">What its rows say.</param>
    /// <param name="columns">Its columns in their order ("user", "item", "rank", "score", "rating", "prediction", "_" for one to pass over;
    /// not of what users took), or the file's own names ("user=uid"), where they can't be told; null for what the file
    /// itself tells.</param>
    /// <param name="cancellation">Ends reading between two rows.</param>
    /// <exception cref="FormatException">A row is bad, or the columns can't be told; names file, line and remedy.</exception>
    public static UserItemRows Read(
        DataSource source, UserItemKind kind, IReadOnlyList<string>? columns = null, CancellationToken cancellation = default) =>
        UserItemReader.Read(source, kind, columns, cancellation);

    /// <summary>Where a row stands, as file and line.</summary>
    /// <param name="row">Its number, from 0.</param>
    public string Place(int row) => Line.Count == 0 ? Name : $"{Name}:{Line[row]}";
}
