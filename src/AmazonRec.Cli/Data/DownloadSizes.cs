using AmazonRec.Cli.Terminal;
using AmazonRec.Data.Downloads;
using AmazonRec.Data.Storage;
using Spectre.Console;

namespace AmazonRec.Cli.Data;

/// <summary><c>data download NAME --dry-run</c>: how large each file is, what of it is here, and what is left; nothing is fetched.</summary>
internal static class DownloadSizes
{
    /// <summary>Asks the servers and shows what they say.</summary>
    /// <returns>The exit status: failed where a file is not to be had.</returns>
    public static async Task<int> ShowAsync(
        Screen screen, DownloadPlan plan, Downloader downloader, string raw, bool json, CancellationToken cancellation)
    {
        var lines = new List<DownloadSize>();
        foreach (var (set, file) in plan.Files)
        {
            screen.Notes.WriteLine($"{file.Name}: asking {file.Addresses[0].Host}");
            lines.Add(await AskAsync(set, file, downloader, raw, cancellation));
        }

        if (json) screen.Output.WriteLine(Json.Write(new { Study = plan.Study?.Name, plan.Study?.Original?.AlsoNeeds, Files = lines }));
        else Show(screen.Results, plan, lines);
        return lines.Any(line => line.Problem is not null) ? ExitCode.Failed : 0;
    }

    private static async Task<DownloadSize> AskAsync(
        PublicSet set, SetFile file, Downloader downloader, string raw, CancellationToken cancellation)
    {
        var folder = SetFetcher.FolderOf(set, file, raw);
        var path = Path.Combine(folder, file.Name);
        var whole = file.Form == FileForm.Zip ? Directory.Exists(Path.Combine(raw, set.Folder)) : File.Exists(path);
        var here = whole && File.Exists(path) ? new FileInfo(path).Length : Downloader.LeftOver(file, folder);
        try
        {
            var bytes = await downloader.LengthAsync(file, cancellation);
            return new DownloadSize(set.Name, path, file.Addresses[0], bytes, here, whole, file.Md5 is not null, Problem: null);
        }
        catch (DownloadException e)
        {
            return new DownloadSize(set.Name, path, file.Addresses[0], Bytes: null, here, whole, file.Md5 is not null, e.Message);
        }
    }

    private static void Show(IAnsiConsole console, DownloadPlan plan, IReadOnlyList<DownloadSize> lines)
    {
        foreach (var line in lines)
            console.WriteLine(
                line.Problem is { } reason
                    ? $"{line.Path}: {reason}"
                    : $"{line.Path}: {(line.Bytes is { } bytes ? Bytes.Text(bytes) : "size not told")}{State(line)}"
                        + $"{(line.HasChecksum ? ", checked by its published MD5" : ", no checksum published")}");
        if (lines.All(line => line.Bytes is not null) && lines.Count > 1)
            console.WriteLine($"together {Bytes.Text(lines.Sum(line => line.Bytes!.Value))}");
        if (plan.Study?.Original?.AlsoNeeds is { } more) console.WriteLine($"besides, it takes {more}");
    }

    private static string State(DownloadSize line) => line.IsHere ? ", here already"
        : line.Here > 0 ? $", {Bytes.Text(line.Here)} of it here" : "";

    /// <summary>What is known of a file.</summary>
    private sealed record DownloadSize(
        string Set, string Path, Uri Address, long? Bytes, long Here, bool IsHere, bool HasChecksum, string? Problem);
}
