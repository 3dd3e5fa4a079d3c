namespace AmazonRec.Training;

/// <summary>The callbacks of one training, in their order. What one throws gets its name.</summary>
internal sealed class Callbacks(IReadOnlyList<TrainingCallback> all)
{
    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => all.Count == 0;

    public void Start(TrainingStart start)
    {
        foreach (var callback in all) Guard($"callback '{callback.Name}'", "at the start", () => callback.OnStart(start));
    }

    /// <returns>The name of the first that asks to stop; null for none. All of them see the epoch.</returns>
    public string? EpochEnded(EpochEnd epoch)
    {
        string? stopper = null;
        foreach (var callback in all)
        {
            Guard($"callback '{callback.Name}'", $"after epoch {epoch.Result.Epoch}", () => callback.OnEpoch(epoch));
            if (epoch.Stops) stopper ??= callback.Name;
        }

        return stopper;
    }

    public void End(History history)
    {
        foreach (var callback in all) Guard($"callback '{callback.Name}'", "at the end", () => callback.OnEnd(history));
    }

    /// <summary>Runs code of someone's own; a cancellation stays one.</summary>
    public static void Guard(string what, string when, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new CallbackException(what, when, e);
        }
    }
}
