namespace AmazonRec.Compute;

/// <summary>
/// Work that looks between its steps whether it is to end: because of its caller's token, or of an <see cref="Interruption"/>.
/// </summary>
public sealed class InterruptibleWork : IDisposable
{
    private readonly Interruption? _interruption = Interruption.Current;
    private readonly CancellationTokenSource? _both;

    /// <summary>Begins it.</summary>
    /// <param name="cancellation">The caller's.</param>
    public InterruptibleWork(CancellationToken cancellation)
    {
        Token = cancellation;
        if (_interruption is null) return;
        _interruption.Enter();
        _both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _interruption.Asked);
        Token = _both.Token;
    }

    /// <summary>What to look at.</summary>
    public CancellationToken Token { get; }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _both?.Dispose();
        _interruption?.Leave();
    }
}
