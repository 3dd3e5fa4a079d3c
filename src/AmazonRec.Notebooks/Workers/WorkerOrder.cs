using AmazonRec.Notebooks.Running;

namespace AmazonRec.Notebooks.Workers;

/// <summary>What a worker is to do.</summary>
/// <param name="File">The notebook's path.</param>
/// <param name="Text">The notebook; null for an order to stop the one that runs.</param>
/// <param name="Mode">How much it does.</param>
/// <param name="Seconds">How long a cell may take; null for as long as it wants.</param>
/// <param name="Data">Where to end.</param>
internal sealed record WorkerOrder(string File, string? Text, RunMode Mode, double? Seconds, DataWanted Data)
{
    public static WorkerOrder Stop { get; } = new("", Text: null, RunMode.Smoke, Seconds: null, DataWanted.Any);

    public RunOptions Options => new(Mode, Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, Data);
}
