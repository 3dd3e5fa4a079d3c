using System.Diagnostics;
using AmazonRec.Data.Storage;

namespace AmazonRec.Notebooks.Reports;

/// <summary>A browser of this machine that prints pages without a window: Chromium, Chrome or Edge.</summary>
/// <param name="Program">Its program.</param>
public sealed record Browser(string Program)
{
    /// <summary>Names its program, before all others.</summary>
    public const string Variable = "CHROMIUM";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2); // a page of this project takes a second or two

    private static readonly string[] Names =
    [
        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome",
        "msedge",
    ];

    private static readonly string[] OnMac =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    private static readonly string[] OnWindows =
        [@"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe"];

    /// <summary>The one that <see cref="Variable"/> names, else the first on the path, else one at a usual place.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says what to install.</exception>
    public static Browser Find() => Find(Environment.GetEnvironmentVariable, File.Exists);

    /// <summary>The same on a machine that tests make up.</summary>
    /// <param name="variable">A variable of the environment; null where it is not set.</param>
    /// <param name="exists">Whether there is a file.</param>
    internal static Browser Find(Func<string, string?> variable, Func<string, bool> exists)
    {
        if (variable(Variable) is { Length: > 0 } named)
            return exists(named) ? new Browser(named) : throw new FileNotFoundException(
                $"{named}: no such file. {Variable} names it as the browser to print with; unset it, or name a program.");
        var onPath = from folder in (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                     from name in Names
                     from file in new[] { Path.Combine(folder, name), Path.Combine(folder, $"{name}.exe") }
                     select file;
        var programs = from folder in new[] { variable("ProgramFiles"), variable("ProgramFiles(x86)"), variable("LOCALAPPDATA") }
                       where !string.IsNullOrEmpty(folder)
                       from file in OnWindows
                       select $@"{folder}\{file}";
        return onPath.Concat(OnMac).Concat(programs).FirstOrDefault(exists) is { } program
            ? new Browser(program)
            : throw new FileNotFoundException(
                "No browser to print with was found. Install Chromium, Chrome or Edge (Debian, Ubuntu: apt-get install chromium), or name "
                + $"its program in the variable {Variable}. Without one, open the page in any browser and print it there.");
    }

    /// <summary>Prints a page into a PDF file, whole or not at all.</summary>
    /// <param name="page">The page's text; it runs no script.</param>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends the browser; the old file, if any, stays.</param>
    /// <exception cref="IOException">The browser printed nothing; the message has its last words.</exception>
    public async Task PrintAsync(string page, string path, CancellationToken cancellation = default)
    {
        var folder = Directory.CreateTempSubdirectory("amazonrec-print-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            await File.WriteAllTextAsync(from, page, cancellation);
            var words = await RunAsync(
                folder, ["--no-pdf-header-footer", $"--print-to-pdf={to}", new Uri(from).AbsoluteUri], cancellation);
            if (!File.Exists(to) || new FileInfo(to).Length == 0)
                throw new IOException($"{Program}: printed nothing for {path}. It said: {LastLine(words.Error)}");
            AtomicFile.Write(path, stream =>
            {
                using var printed = File.OpenRead(to);
                printed.CopyTo(stream);
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Starts it without a window, and waits for its end.</summary>
    /// <param name="folder">Where it may keep files of its own.</param>
    /// <param name="arguments">What to do.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What it wrote.</returns>
    internal async Task<(string Output, string Error)> RunAsync(
        string folder, IEnumerable<string> arguments, CancellationToken cancellation = default)
    {
        string[] always =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            .. Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? ["--no-sandbox"] : Array.Empty<string>(), // root has none
        ];
        using var process = Process.Start(new ProcessStartInfo(Program, [.. always, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (await output, await error);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"{Program}: took more than {Patience.TotalMinutes:F0} minutes. Try another browser: name it in {Variable}.", e);
        }
    }

    private static string LastLine(string words) =>
        words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "nothing";
}
