using AmazonRec.Studies.Published;

namespace AmazonRec.Studies;

/// <summary>
/// Data by the name of its file: in the folder that the environment variable <see cref="FolderVariable"/> names, else in data/raw of the
/// folder one works in or of the one above it. Where it is in neither, the synthetic sample takes its place, and says so by its label.
/// </summary>
public static class DataAtHand
{
    /// <summary>The environment variable that names the folder; all below it is searched.</summary>
    public const string FolderVariable = "AMAZONREC_DATA";

    private static readonly string[] UsualFolders = [Path.Combine("data", "raw"), Path.Combine("..", "data", "raw")];

    /// <summary>The data of a file, under the label that studies give it.</summary>
    /// <param name="file">Its name, such as u.data; a .gz of it serves as well.</param>
    /// <param name="metadata">Name of the file with its items' metadata; by default the one that studies read with it, if any.</param>
    /// <exception cref="FileNotFoundException">The environment variable names no folder.</exception>
    public static StudyData Find(string file, string? metadata = null) =>
        (Folder() is { } folder ? StudyData.Find(Known(file, metadata), folder) : null) ?? StudyData.Sample;

    private static string? Folder()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is not { Length: > 0 } named)
            return Array.Find(UsualFolders, Directory.Exists);
        return Directory.Exists(named)
            ? named
            : throw new FileNotFoundException(
                $"{FolderVariable} names {Path.GetFullPath(named)}, which is no folder. Name the folder that holds the data, or unset "
                + "the variable to use data/raw or the sample.");
    }

    /// <summary>
    /// The file as the studies know it: with the metadata that are asked for, else the entry that has all rows and most beside them.
    /// </summary>
    private static StudyFile Known(string file, string? metadata)
    {
        var known = StudyCatalog.All.SelectMany(study => study.Files).Where(f => f.Name == file)
            .OrderBy(f => f.VerifiedOnly ? 0 : 1).ThenBy(f => (f.Metadata is null ? 0 : 1) + (f.Pictures is null ? 0 : 1)).ToArray();
        if (known.Length == 0)
            return new StudyFile(file, DataKind.StandIn, file, file.Split('.')[0].ToLowerInvariant()) { Metadata = metadata };
        return metadata is null
            ? known[^1]
            : known.LastOrDefault(f => f.Metadata == metadata) ?? known[0] with { Metadata = metadata, Pictures = null };
    }
}
