namespace AmazonRec.Web.Runs;

/// <summary>
/// The run that answers, and its successor when a new one appears. A question keeps the run that it began with, so that none is dropped;
/// the old run's memory goes with its last question.
/// </summary>
internal sealed class CurrentRun
{
    private readonly ServeOptions _options;
    private readonly Action<string> _report;
    private string _seen;
    private string _tried;
    private volatile string? _trouble;
    private volatile ServedRun _run;

    /// <summary>Opens the run.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="FormatException">It is damaged.</exception>
    public CurrentRun(ServeOptions options, Action<string> report)
    {
        (_options, _report) = (options, report);
        var folder = RunPlace.Find(options.Run)
            ?? throw new FileNotFoundException(
                $"{options.Run}: holds no run, and no folder of one. Make one with amazonrec train --out {options.Run}.", options.Run);
        _seen = _tried = RunPlace.Fingerprint(folder);
        _run = ServedRun.Open(folder, options);
    }

    /// <summary>The run to ask. Ask for it once per question.</summary>
    public ServedRun Value => _run;

    /// <summary>Why a newer run can't be served; null where none is refused.</summary>
    public string? Trouble => _trouble;

    /// <summary>
    /// Looks whether another run is there, and takes it once two looks find it the same: then nobody is writing it any more. One that can't
    /// be read is reported, and looked at again when its files change. Not to be called from two threads at once.
    /// </summary>
    public void Look()
    {
        try
        {
            if (RunPlace.Find(_options.Run) is not { } folder) return; // being replaced
            var print = RunPlace.Fingerprint(folder);
            var settled = print == _seen;
            _seen = print;
            if (!settled || print == _tried) return;
            _tried = print;
            var run = ServedRun.Open(folder, _options);
            if (RunPlace.Fingerprint(folder) != print)
            {
                _tried = ""; // changed while it was read: wait until it settles again
                return;
            }

            (_run, _trouble) = (run, null);
            _report($"now serving {run.Description}");
        }
        catch (Exception e) when (
            e is IOException or FormatException or UnauthorizedAccessException or ArgumentException or KeyNotFoundException)
        {
            if (e.Message == _trouble) return; // told already
            _trouble = e.Message;
            _report($"warning: a new run can't be served, so the old one stays: {e.Message}");
        }
    }
}
