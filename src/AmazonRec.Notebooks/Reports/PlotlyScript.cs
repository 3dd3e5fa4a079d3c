using AmazonRec.Data.Downloads;
using AmazonRec.Data.Storage;
using AmazonRec.Studies.Pages;

namespace AmazonRec.Notebooks.Reports;

/// <summary>
/// Plotly.js (MIT licence), which draws charts that can be pointed at, zoomed and saved. It is not part of this project: a copy lies beside
/// the pages, or inside them.
/// </summary>
/// <param name="Inside">The script's text, to be put into the page; null where the page loads the file beside it.</param>
public sealed record PlotlyScript(string? Inside = null)
{
    /// <summary>The script's name beside the pages.</summary>
    public const string FileName = "plotly.min.js";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5); // for five megabytes

    // Pictures stay where no script runs, where the file is gone, and for a figure that Plotly can't draw.
    private const string Starter = """
        addEventListener('load', () => {
          if (!window.Plotly) return;
          const ink = getComputedStyle(document.body).color, clear = 'rgba(0,0,0,0)';
          const lines = (text, wide) => text.replace(new RegExp(`(.{1,${Math.max(20, Math.floor(wide / 8.5))}})(?: |$)`, 'g'), '$1<br>').replace(/<br>$/, '');
          for (const figure of document.querySelectorAll('.figure')) {
            const picture = figure.querySelector('.out'), place = document.createElement('div');
            const back = () => { place.remove(); if (picture) picture.hidden = false; };
            place.className = 'plot';
            try {
              const { data, layout = {} } = JSON.parse(figure.querySelector('script').textContent);
              figure.append(place);
              if (picture) picture.hidden = true;
              const title = layout.title && { ...layout.title, text: lines(layout.title.text || '', place.clientWidth), font: { size: 15 } };
              const look = { paper_bgcolor: clear, plot_bgcolor: clear, font: { color: ink }, modebar: { bgcolor: clear, color: ink },
                margin: { l: 64, r: 16, t: 64, b: 56 }, legend: { orientation: 'h', y: -.25 }, ...layout, ...(title && { title }) };
              Promise.resolve(Plotly.newPlot(place, data, look, { responsive: true, displaylogo: false })).catch(back);
            } catch { back(); }
          }
        });
        """;

    /// <summary>Where it comes from if nobody gives a copy: the address that its makers name for pages.</summary>
    public static Uri Address { get; } = new("https://cdn.plot.ly/plotly-3.0.1.min.js");

    /// <summary>The scripts of a page with figures.</summary>
    internal IReadOnlyList<PageScript> Scripts =>
        [Inside is null ? new PageScript(FileName, Code: null) : new PageScript(File: null, Inside), new PageScript(File: null, Starter)];

    /// <summary>The script beside the pages of a folder; null where there is none.</summary>
    public static PlotlyScript? Beside(string folder) => File.Exists(Path.Combine(folder, FileName)) ? new PlotlyScript() : null;

    /// <summary>A script from a file, for the inside of pages.</summary>
    /// <exception cref="FormatException">It is no script that defines Plotly.</exception>
    public static PlotlyScript Read(string path) => new(Checked(File.ReadAllText(path), path));

    /// <summary>Puts a copy of a file beside the pages of a folder.</summary>
    /// <exception cref="FormatException">It is no script that defines Plotly; nothing is written.</exception>
    public static PlotlyScript Copy(string path, string folder)
    {
        AtomicFile.WriteText(Path.Combine(folder, FileName), Checked(File.ReadAllText(path), path));
        return new PlotlyScript();
    }

    /// <summary>The script beside the pages of a folder, fetched if it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="handler">What carries the request; not disposed of here.</param>
    /// <param name="address">Where from.</param>
    /// <param name="asked">The option that asked for it, which a message names.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">It can't be had; the message says what else to do.</exception>
    /// <exception cref="FormatException">What came is no script that defines Plotly; nothing is written.</exception>
    public static async Task<PlotlyScript> FetchAsync(
        string folder, HttpMessageHandler handler, Uri address, string asked, CancellationToken cancellation = default)
    {
        if (Beside(folder) is { } there) return there;
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Patience };
        foreach (var part in WebClient.UserAgent) client.DefaultRequestHeaders.UserAgent.Add(part);
        try
        {
            AtomicFile.WriteText(
                Path.Combine(folder, FileName), Checked(await client.GetStringAsync(address, cancellation), $"{address}"));
            return new PlotlyScript();
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new IOException(
                $"{address}: can't be fetched ({e.Message.TrimEnd('.')}). Fetch that file on another machine and give it by --plotly FILE, "
                + $"or leave out {asked}: pages show the same charts as pictures.",
                e);
        }
    }

    private static string Checked(string text, string path) => text.Contains("Plotly", StringComparison.Ordinal)
        ? text
        : throw new FormatException($"{path}: is not plotly.js. Take plotly.min.js of version 2 or 3, for example from {Address}.");
}
