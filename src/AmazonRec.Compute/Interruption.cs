namespace AmazonRec.Compute;

/// <summary>
/// How whoever runs foreign code can ask what it calls to end, though nobody handed a token through: a cell of a notebook that trains. It
/// flows with the code as asynchronous locals do.
/// </summary>
/// <param name="asked">Cancelled when the work is to end.</param>
public sealed class Interruption(CancellationToken asked)
{
    private static readonly AsyncLocal<Interruption?> OfThisFlow = new();
    private int _handling;

    /// <summary>That of the code that runs here; null where nobody would ask.</summary>
    public static Interruption? Current
    {
        get => OfThisFlow.Value;
        set => OfThisFlow.Value = value;
    }

    /// <summary>
    /// Whether <see cref="InterruptibleWork"/> is going on: it ends by itself when asked, and must not be stopped in another way.
    /// </summary>
    public bool IsHandled => Volatile.Read(ref _handling) > 0;

    /// <summary>Ends the code that calls it, if that was asked for.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public void ThrowIfAsked() => asked.ThrowIfCancellationRequested();

    /// <summary>Cancelled when the work is to end.</summary>
    internal CancellationToken Asked => asked;

    internal void Enter() => Interlocked.Increment(ref _handling);

    internal void Leave() => Interlocked.Decrement(ref _handling);
}
