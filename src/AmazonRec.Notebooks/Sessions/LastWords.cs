namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// Hears of the end of the process while a cell, or what a cell started, brings it about: by <c>Environment.Exit</c>, or by an exception on a
/// thread of its own or in an <c>async void</c>, which nothing can catch. Other ends come without a word.
/// </summary>
internal sealed class LastWords : IDisposable
{
    private readonly Action<int?, ErrorOutput?> _say;
    private int _said;

    /// <param name="say">Takes the cell that started the code, where that is known, and its exception. The process ends when it returns.</param>
    public LastWords(Action<int?, ErrorOutput?> say)
    {
        _say = say;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs e) => Say((e.ExceptionObject as Exception) is { } error ? CellErrors.Of(error, CellSink.Current?.Number ?? 0) : null);

    private void OnExit(object? sender, EventArgs e) => Say(error: null);

    /// <summary>Who ends the process is known by what flows along with the code: which cell it belongs to.</summary>
    private void Say(ErrorOutput? error)
    {
        if (Interlocked.Exchange(ref _said, 1) == 0) _say(CellSink.Current?.Number, error);
    }
}
