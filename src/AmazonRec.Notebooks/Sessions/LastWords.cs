using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// Hears of the end of the process while a cell, or what a cell started, brings it about: by <c>Environment.Exit</c>, or by an exception on
/// a thread of its own or in an <c>async void</c>, which nothing can catch. Other ends come without a word.
/// </summary>
internal sealed class LastWords : IDisposable
{
    private readonly Action<int?, ErrorOutput?> _say;
    private readonly ConditionalWeakTable<Exception, ExecutionContext> _origins =
        []; // a thread has lost its own when nothing catches its exception
    private int _said;

    /// <param name="say">Takes the cell that started the code, where that is known, and its exception; runs as part of that code. The
    /// process ends when it returns.</param>
    public LastWords(Action<int?, ErrorOutput?> say)
    {
        _say = say;
        AppDomain.CurrentDomain.FirstChanceException += OnThrown;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= OnThrown;
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
    }

    private void OnThrown(object? sender, FirstChanceExceptionEventArgs e)
    {
        if (CellSink.Current is not null && ExecutionContext.Capture() is { } origin) _origins.TryAdd(e.Exception, origin);
    }

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs e)
    {
        if (e.ExceptionObject is not Exception error) Say(error: null);
        else if (_origins.TryGetValue(error, out var origin)) ExecutionContext.Run(origin, _ => Say(error), state: null);
        else Say(error);
    }

    private void OnExit(object? sender, EventArgs e) => Say(error: null);

    /// <summary>Who ends the process is known by what flows along with the code: which cell it belongs to.</summary>
    private void Say(Exception? error)
    {
        var cell = CellSink.Current?.Number;
        if (Interlocked.Exchange(ref _said, 1) == 0) _say(cell, error is null ? null : CellErrors.Describe(error, cell ?? 0));
    }
}
