using Microsoft.Extensions.Hosting;

namespace AmazonRec.Web.Runs;

/// <summary>
/// Looks for a new run now and then. Notices of the file system would be quicker, but not every disk and no link gives them.
/// </summary>
internal sealed class RunWatch(CurrentRun run, ServeOptions options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.LookEvery == Timeout.InfiniteTimeSpan) return;
        using var timer = new PeriodicTimer(options.LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Task.Run(run.Look, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }
}
