using AmazonRec.Data.Downloads;
using Spectre.Console;

namespace AmazonRec.Cli.Terminal;

/// <summary>
/// Shows downloads: a bar with bytes, rate and time left on a terminal, a line at each tenth if asked, and a line for what goes wrong.
/// </summary>
internal sealed class DownloadDisplay(Screen screen, TimeProvider time)
{
    private readonly TransferRate _rate = new(time);
    private ProgressContext? _bars;
    private ProgressTask? _bar;
    private int _tenths;

    /// <summary>Does the work with a display for it.</summary>
    public async Task<T> RunAsync<T>(Func<DownloadDisplay, Task<T>> work)
    {
        if (!screen.ShowsProgress) return await work(this);
        return await screen.Notes.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn())
            .StartAsync(async bars =>
            {
                _bars = bars;
                return await work(this);
            });
    }

    /// <summary>Shows how far a file is.</summary>
    public void Show(DownloadProgress p)
    {
        if (p.Note is { } note) screen.Notes.WriteLine($"{p.File}: {note}");
        _rate.Observe(p.Length);
        if (_bars is not null)
        {
            _bar ??= _bars.AddTask(Markup.Escape(p.File), maxValue: 1);
            if (p.Total is > 0) _bar.Value = (double)p.Length / p.Total.Value;
            _bar.IsIndeterminate = p.Total is null;
            _bar.Description = Markup.Escape($"{p.File} {Amount(p)}");
        }
        else if (screen.Verbose && p.Total is > 0)
        {
            var tenths = (int)(10 * p.Length / p.Total.Value);
            if (tenths > _tenths) screen.Notes.WriteLine($"{p.File}: {Amount(p)}");
            _tenths = tenths;
        }
    }

    /// <summary>Shows how far a list of photos is.</summary>
    public void Show(ImageProgress p)
    {
        if (p.Last.Reason is { } reason) screen.Notes.WriteLine($"{p.Last.Item}: {reason} ({p.Last.Url})");
        Show(new DownloadProgress($"photos, {Bytes.Text(p.Bytes)},", p.Done, p.Total));
    }

    private string Amount(DownloadProgress p)
    {
        var isCount = p.File.StartsWith("photos", StringComparison.Ordinal);
        var amount = (isCount, p.Total) switch
        {
            (true, _) => $"{p.Length:N0} of {p.Total:N0}",
            (false, { } total) => $"{Bytes.Text(p.Length)} of {Bytes.Text(total)}",
            _ => Bytes.Text(p.Length),
        };
        var rate = _rate.PerSecond is { } perSecond && !isCount ? $", {Bytes.Text(perSecond)}/s" : "";
        var left = _rate.Left(p.Total) is { } time && p.Length < p.Total
            ? $", {(time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time:mm\\:ss}" : $"{time:mm\\:ss}")} left"
            : "";
        return amount + rate + left;
    }
}
