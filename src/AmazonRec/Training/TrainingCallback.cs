namespace AmazonRec.Training;

/// <summary>
/// Watches a training from its start to its end, and may end it early. It is called between two epochs, on the thread that trains. What it
/// throws ends training as a <see cref="CallbackException"/>; a checkpoint then stands as of before the epoch that it was told of.
/// </summary>
public abstract class TrainingCallback
{
    /// <summary>What errors and the history call it.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>A callback that is one action at the end of every epoch.</summary>
    /// <param name="name">What errors and the history call it.</param>
    /// <param name="action">What it does.</param>
    public static TrainingCallback EachEpoch(string name, Action<EpochEnd> action) => new OneAction(name, action);

    /// <summary>Before the first step, or before the next one of a run that goes on.</summary>
    public virtual void OnStart(TrainingStart start)
    {
    }

    /// <summary>After an epoch, before its checkpoint is written.</summary>
    public virtual void OnEpoch(EpochEnd epoch)
    {
    }

    /// <summary>After the last epoch, the kept weights in place. Not called where training was cancelled or failed.</summary>
    public virtual void OnEnd(History history)
    {
    }

    private sealed class OneAction(string name, Action<EpochEnd> action) : TrainingCallback
    {
        public override string Name => name;

        public override void OnEpoch(EpochEnd epoch) => action(epoch);
    }
}
