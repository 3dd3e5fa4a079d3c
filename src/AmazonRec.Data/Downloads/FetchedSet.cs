namespace AmazonRec.Data.Downloads;

/// <summary>What came of fetching a set.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Part">Which part of it.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Files">The files' paths.</param>
/// <param name="Fetched">The file as it came; an archive is gone once it is unpacked.</param>
/// <param name="Notice">The note on terms, beside it.</param>
public sealed record FetchedSet(string Set, string Part, string Folder, IReadOnlyList<string> Files, DownloadedFile Fetched, string Notice);
