using AmazonRec.Training;

namespace AmazonRec.Interactive;

/// <summary>
/// Training that can be watched in a notebook: one line that is written anew after every epoch, and below it, at the end, the learning
/// curve.
/// </summary>
/// <param name="title">What the line and the curve are headed with.</param>
public sealed class LiveTraining(string title = "Learning curve") : TrainingCallback
{
    private Action<object> _replace = _ => { };
    private int _epochs;

    /// <inheritdoc/>
    public override string Name => "live view of the notebook";

    /// <inheritdoc/>
    public override void OnStart(TrainingStart start)
    {
        _epochs = start.Options.Epochs;
        _replace = NotebookSetup.Show($"{title}: before the first of {_epochs} epochs");
    }

    /// <inheritdoc/>
    public override void OnEpoch(EpochEnd epoch)
    {
        var result = epoch.Result;
        var validation = result.ValidationLoss is { } loss ? $", on validation rows {loss:F4}" : "";
        _replace($"{title}: epoch {result.Epoch} of {_epochs}: training loss {result.TrainLoss:F4}{validation}");
    }

    /// <inheritdoc/>
    public override void OnEnd(History history) => NotebookSetup.Show(Studies.Figures.TrainingCharts.LearningCurve(history, title));
}
