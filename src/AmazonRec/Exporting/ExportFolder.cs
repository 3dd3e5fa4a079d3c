using AmazonRec.Data;
using AmazonRec.Data.Storage;

namespace AmazonRec.Exporting;

/// <summary>A folder of exported files, which appears whole or not at all.</summary>
internal static class ExportFolder
{
    /// <summary>The ids of users, one a line, in the order of their codes.</summary>
    public const string Users = "users.txt";

    /// <summary>The ids of items.</summary>
    public const string Items = "items.txt";

    /// <summary>Makes the place, before the work.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="replace">Whether an earlier export may be replaced.</param>
    /// <param name="files">The files of such an export; the last one tells that it is whole.</param>
    /// <exception cref="IOException">The place holds something else, or an export that may not be replaced.</exception>
    public static StagedFolder Prepare(string folder, bool replace, params IReadOnlyList<string> files) =>
        replace || !File.Exists(Path.Combine(folder, files[^1]))
            ? new(folder, files)
            : throw new IOException(
                $"{folder}: holds an export already, which this one would replace. Name another folder, or add --force to replace it.");

    /// <summary>Writes ids, one a line: line n, from 0, is that of code n.</summary>
    /// <exception cref="FormatException">An id holds a line's end.</exception>
    public static void WriteIds(string path, Vocabulary ids) =>
        AtomicFile.WriteLines(path, Enumerable.Range(0, ids.Count).Select(code => ids[code].AsSpan().ContainsAny('\n', '\r')
            ? throw new FormatException(
                $"The id of code {code} holds a line's end, so that ids can't stand one a line. Rename it in the data.")
            : ids[code]));
}
