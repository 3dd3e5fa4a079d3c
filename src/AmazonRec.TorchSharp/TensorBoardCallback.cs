using AmazonRec.TorchSharp.Native;
using AmazonRec.Training;
using TorchSharp;
using TorchSharp.Modules;

namespace AmazonRec.TorchSharp;

/// <summary>
/// Writes each epoch as events that TensorBoard shows: <c>loss/training</c>, <c>loss/validation</c>, <c>learning_rate</c>,
/// <c>seconds</c>, and <c>metric/NAME</c> of each metric; the step is the epoch, from 1.
/// </summary>
/// <param name="folder">Where a file of this training goes; others may lie beside it.</param>
public sealed class TensorBoardCallback(string folder) : TrainingCallback
{
    private SummaryWriter? _writer;

    /// <inheritdoc/>
    public override string Name => "tensorboard";

    /// <inheritdoc/>
    public override void OnStart(TrainingStart start)
    {
        Libtorch.Load();
        Directory.CreateDirectory(folder);
        _writer = torch.utils.tensorboard.SummaryWriter(Path.GetFullPath(folder));
        foreach (var epoch in start.Earlier) Write(epoch);
    }

    /// <inheritdoc/>
    public override void OnEpoch(EpochEnd epoch) => Write(epoch.Result);

    private void Write(EpochResult epoch)
    {
        Add("loss/training", epoch.TrainLoss);
        if (epoch.ValidationLoss is { } loss) Add("loss/validation", loss);
        Add("learning_rate", epoch.LearningRate);
        Add("seconds", epoch.Seconds);
        foreach (var (name, value) in epoch.Metrics ?? new Dictionary<string, double>()) Add($"metric/{name}", value);

        void Add(string tag, double value) => _writer!.add_scalar(tag, (float)value, epoch.Epoch);
    }
}
