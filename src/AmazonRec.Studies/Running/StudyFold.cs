using AmazonRec.Data;
using AmazonRec.Data.Splitting;
using AmazonRec.Training;

namespace AmazonRec.Studies.Running;

/// <summary>What a model of a study gets to fit on.</summary>
/// <param name="Input">What the study works on; content of items, above all.</param>
/// <param name="Setting">How the study is set up.</param>
/// <param name="Split">Training rows, and rows to decide by. Nothing is fitted on the test rows.</param>
/// <param name="Before">The model to go on training: where the setting carries weights over, that of the fold before, or of all
/// rows.</param>
/// <param name="Options">How thoroughly.</param>
/// <param name="Progress">Told where training stands.</param>
/// <param name="Cancellation">Ends it.</param>
public sealed record StudyFold(
    StudyInput Input,
    StudySetting Setting,
    Split Split,
    TrainedModel? Before,
    StudyOptions Options,
    IProgress<TrainingProgress>? Progress,
    CancellationToken Cancellation)
{
    /// <summary>The rows from whose items content is learned: training rows, and test rows where the setting says so.</summary>
    internal Ratings ContentRows => Setting.FitsContentOnAllRows ? Split.Train.And(Split.Test) : Split.Train;
}
