namespace AmazonRec.Web.Runs;

/// <summary>Where the run to serve is: the folder that was named, or the latest of the runs in it.</summary>
internal static class RunPlace
{
    private const string Marker = "run.json"; // comes last when a run is put into place

    /// <summary>The folder of the run, links followed; null where there is none at the moment.</summary>
    public static string? Find(string named)
    {
        var folder = new DirectoryInfo(named);
        if (!folder.Exists) return null;
        folder = folder.ResolveLinkTarget(returnFinalTarget: true) as DirectoryInfo ?? folder;
        if (Holds(folder)) return folder.FullName;
        return folder.EnumerateDirectories().Where(Holds)
            .OrderByDescending(run => File.GetLastWriteTimeUtc(Path.Combine(run.FullName, Marker)))
            .ThenByDescending(run => run.Name, StringComparer.Ordinal)
            .FirstOrDefault()?.FullName;
    }

    /// <summary>Equal as long as nothing in the folder changes: the names, sizes and times of its files.</summary>
    public static string Fingerprint(string folder)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}");
        return string.Join('\n', files.Prepend(folder));
    }

    private static bool Holds(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, Marker));
}
