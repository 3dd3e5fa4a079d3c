using System.Text.Json.Serialization;

namespace AmazonRec.Training;

/// <summary>How training went.</summary>
/// <param name="Epochs">Every epoch, in order.</param>
/// <param name="KeptEpoch">The epoch whose weights were kept: the best by validation loss, or by the chosen metric, under early stopping
/// that does not keep the last, else the last. 0 for the start (<see cref="Start"/>).</param>
/// <param name="StoppedEarly">Whether it ended before the last epoch.</param>
/// <param name="Diverged">Whether it ended because the loss was no longer a number; the kept weights are of before.</param>
public sealed record History(IReadOnlyList<EpochResult> Epochs, int KeptEpoch, bool StoppedEarly, bool Diverged)
{
    /// <summary>Of a model that was not trained here: read from disk, or made of others.</summary>
    internal static History None { get; } = new([], 0, StoppedEarly: false, Diverged: false);

    private const double LeastFall = .001; // less is the end of training, too

    /// <summary>
    /// Whether early stopping had nothing to go by: every validation row is of a user or an item without training rows that the model has
    /// no answer for, so that no epoch changes their loss. All epochs are trained then, and the last is kept.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NothingToStopBy { get; init; }

    /// <summary>
    /// Training in phases: the epoch that each further phase began with. Each phase keeps an epoch of its own, and the last one's is
    /// <see cref="KeptEpoch"/>. Null where it was trained at one go.
    /// </summary>
    public IReadOnlyList<int>? PhaseStarts { get; init; }

    /// <summary>
    /// The start as epoch 0, where early stopping counts it; null elsewhere. <see cref="KeptEpoch"/> is 0 where no epoch was better.
    /// </summary>
    public EpochResult? Start { get; init; }

    /// <summary>The result of the kept epoch, which may be the start.</summary>
    [JsonIgnore]
    public EpochResult? Kept => KeptEpoch == 0 ? Start : Epochs[KeptEpoch - 1];

    /// <summary>Name of the callback that ended it; null where none did.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>
    /// Whether the last epoch made the loss smaller, and by more than it takes to say so; that on the validation rows, where there is one.
    /// </summary>
    public bool StillFell() => !Diverged && !StoppedEarly && Epochs is [.., var before, var last] && KeptEpoch == last.Epoch
        && LossOf(last) < (1 - LeastFall) * LossOf(before);

    /// <summary>One history of this phase and the next, which began with the weights that this one kept: epochs are counted on.</summary>
    internal History Then(History next) => next with
    {
        Epochs = [.. Epochs, .. next.Epochs.Select(epoch => epoch.After(Epochs.Count))],
        KeptEpoch = Epochs.Count + next.KeptEpoch,
        Start = Start,
        PhaseStarts = [.. PhaseStarts ?? [], Epochs.Count + 1],
    };

    private static double LossOf(EpochResult epoch) => epoch.ValidationLoss ?? epoch.TrainLoss;
}
