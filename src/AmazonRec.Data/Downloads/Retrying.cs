namespace AmazonRec.Data.Downloads;

/// <summary>Tries again what was interrupted, after waits that grow while nothing comes.</summary>
internal sealed class Retrying(Backoff backoff, Waiting waiting)
{
    /// <summary>Tries until it succeeds, fails for good, or has failed too often without a new byte.</summary>
    /// <param name="address">What errors name.</param>
    /// <param name="tried">One try.</param>
    /// <param name="reached">Bytes there; more than ever before means that trying helps.</param>
    /// <param name="note">Told of each interruption, and of what is done about it.</param>
    /// <param name="cancellation">Stops waiting and trying.</param>
    /// <exception cref="DownloadException">It failed too often.</exception>
    public async Task<T> RunAsync<T>(
        Uri address, Func<Task<T>> tried, Func<long> reached, Action<string>? note, CancellationToken cancellation)
    {
        var (failures, furthest) = (0, reached());
        while (true)
        {
            try
            {
                return await tried();
            }
            catch (Interruption e)
            {
                var now = reached();
                failures = now > furthest ? 1 : failures + 1;
                furthest = Math.Max(now, furthest);
                if (failures > backoff.Retries)
                    throw new DownloadException(
                        $"{address}: {e.Message}, {failures} times in a row. Try again later: what has come is kept, and the same "
                        + "command goes on from there.",
                        e)
                    { AnotherHomeMayHelp = true };
                if (e.RetryAfter > backoff.LongestAsked)
                    throw new DownloadException(
                        $"{address}: {e.Message}, and asks to wait {e.RetryAfter.Value.TotalMinutes:N0} minutes. Give the same command "
                        + "again then; what has come is kept.",
                        e)
                    { AnotherHomeMayHelp = true };
                var wait = backoff.After(failures, waiting.Draw());
                if (e.RetryAfter > wait) wait = e.RetryAfter.Value;
                note?.Invoke($"{e.Message}; trying again in {wait.TotalSeconds:0.#} s ({failures} of {backoff.Retries})");
                await waiting.Delay(wait, cancellation);
            }
        }
    }
}
