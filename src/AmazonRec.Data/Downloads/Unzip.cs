using System.IO.Compression;

namespace AmazonRec.Data.Downloads;

/// <summary>Unpacks archives from elsewhere: nothing outside the folder, nothing larger than announced, all of it or nothing.</summary>
internal static class Unzip
{
    /// <summary>Unpacks an archive into a folder. A folder that all entries share is left out.</summary>
    /// <param name="archive">The zip file.</param>
    /// <param name="folder">Where its files go. A new folder appears whole; in one that is there, files of the same names are replaced,
    /// others left alone.</param>
    /// <param name="limits">What an archive may hold.</param>
    /// <param name="cancellation">Stops; nothing is left then.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="DownloadException">It is no zip file, holds a path that leads outside, or is larger than allowed; nothing is left
    /// of it.</exception>
    public static IReadOnlyList<string> Into(string archive, string folder, UnzipLimits limits, CancellationToken cancellation = default)
    {
        var staging = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))}.{Environment.ProcessId}.partial";
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            var entries = zip.Entries.Where(e => !e.FullName.EndsWith('/') && !e.FullName.EndsWith('\\')).ToArray();
            var names = Names(archive, entries, limits);
            Disk.Require(entries.Sum(e => e.Length), staging, limits.FreeSpace);
            Directory.CreateDirectory(staging);
            for (var i = 0; i < entries.Length; i++) Unpack(archive, entries[i], Path.Combine(staging, names[i]), cancellation);
            Place(staging, folder, names);
            return [.. names.Select(name => Path.Combine(folder, name))];
        }
        catch (InvalidDataException e)
        {
            throw new DownloadException($"{archive}: is no whole zip file ({e.Message.TrimEnd('.')}). Fetch it again with --force.", e);
        }
        finally
        {
            if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        }
    }

    private static string[] Names(string archive, ZipArchiveEntry[] entries, UnzipLimits limits)
    {
        if (entries.Length > limits.Files)
            throw new DownloadException($"{archive}: holds {entries.Length:N0} files, more than the {limits.Files:N0} that are unpacked.");
        if (entries.Sum(e => (decimal)e.Length) > limits.Bytes)
            throw new DownloadException(
                $"{archive}: unpacks to more than {Data.Downloads.Bytes.Text(limits.Bytes)}, which no known set does. Unpack it by hand "
                + "if you trust it.");
        var paths = entries.Select(e => e.FullName.Replace('\\', '/')).ToArray();
        for (var i = 0; i < paths.Length; i++)
        {
            var parts = paths[i].Split('/');
            if (parts.Any(part => part is "" or "." or ".." || part.Contains(':') || part.Contains('\0')) || IsLink(entries[i]))
                throw new DownloadException(
                    $"{archive}: holds '{paths[i]}', which leads outside its folder. Nothing was unpacked; don't trust this archive.");
        }

        if (paths.Distinct(StringComparer.OrdinalIgnoreCase).Count() < paths.Length)
            throw new DownloadException($"{archive}: holds two files of one name. Nothing was unpacked.");
        var shared = paths.Length > 0 && paths[0].IndexOf('/') is > 0 and var slash ? paths[0][..(slash + 1)] : null;
        return shared is not null && paths.All(p => p.StartsWith(shared, StringComparison.Ordinal))
            ? [.. paths.Select(p => p[shared.Length..])]
            : paths;
    }

    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;

    private static void Unpack(string archive, ZipArchiveEntry entry, string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var from = entry.Open();
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[1 << 17];
        var length = 0L;
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            length += read;
            if (length > entry.Length) break;
            to.Write(buffer, 0, read);
        }

        if (length != entry.Length)
            throw new DownloadException(
                $"{archive}: '{entry.FullName}' is not as long as announced ({entry.Length:N0} bytes). Fetch it again with --force.");
    }

    private static void Place(string staging, string folder, string[] names)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(staging, folder);
            return;
        }

        foreach (var name in names)
        {
            var target = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(staging, name), target, overwrite: true);
        }
    }
}
