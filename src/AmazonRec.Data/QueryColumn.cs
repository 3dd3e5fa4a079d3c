namespace AmazonRec.Data;

/// <summary>A column of the answer to a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">
/// Its values, one of these arrays: <see cref="long"/>?[] (whole numbers and truths), <see cref="double"/>?[] (other numbers),
/// <see cref="DateTime"/>?[] (dates and times, UTC) or <see cref="string"/>?[] (all else, as the database writes it); null where a row has
/// none.
/// </param>
public sealed record QueryColumn(string Name, Array Values);
