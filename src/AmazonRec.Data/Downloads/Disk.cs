namespace AmazonRec.Data.Downloads;

/// <summary>Room on disks.</summary>
internal static class Disk
{
    /// <summary>Free bytes on the disk that holds a folder; as many as can be counted where that can't be told.</summary>
    public static long FreeSpace(string folder)
    {
        try
        {
            var full = Path.GetFullPath(folder);
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(full)! : full).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue; // a network drive, say: the writing itself will tell
        }
    }

    /// <summary>Refuses work that can't end well.</summary>
    /// <exception cref="DownloadException">There is too little room.</exception>
    public static void Require(long bytes, string path, Func<string, long> freeSpace)
    {
        var free = freeSpace(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (bytes > free)
            throw new DownloadException(
                $"{path}: needs {Bytes.Text(bytes)} more and the disk has {Bytes.Text(free)} left. Make room, or name another disk with "
                + "--out.");
    }
}
