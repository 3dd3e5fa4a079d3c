namespace AmazonRec.Data.Downloads;

/// <summary>Waits for a server, but not for ever: no answer for a while is a stall.</summary>
internal sealed class Watched(TimeSpan stall, CancellationToken cancellation) : IDisposable
{
    private readonly CancellationTokenSource _limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

    /// <summary>Waits for one answer.</summary>
    /// <exception cref="Interruption">None came in time.</exception>
    public async ValueTask<T> For<T>(Func<CancellationToken, ValueTask<T>> answer)
    {
        _limit.CancelAfter(stall);
        try
        {
            return await answer(_limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new Interruption($"nothing came for {stall.TotalSeconds:0.##} s", e);
        }
        finally
        {
            _limit.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Reads bytes from the network.</summary>
    /// <returns>How many; 0 at the end.</returns>
    /// <exception cref="Interruption">None came in time, or the connection broke.</exception>
    public async ValueTask<int> Read(Stream stream, Memory<byte> buffer)
    {
        try
        {
            return await For(stop => stream.ReadAsync(buffer, stop));
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new Interruption("the connection broke", e);
        }
    }

    public void Dispose() => _limit.Dispose();
}
