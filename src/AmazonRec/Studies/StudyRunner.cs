using System.Diagnostics;
using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>Runs a study under both protocols, beside the trivial baselines.</summary>
public static class StudyRunner
{
    /// <summary>Steps that an epoch on small data shall have at least; the original's epoch has over two thousand.</summary>
    private const int StepsPerEpoch = 25;

    /// <summary>Runs a study.</summary>
    /// <exception cref="FormatException">The data can't be read; names file, line and remedy.</exception>
    public static StudyResult Run(Study study, StudyData data, ReadOptions? reading = null, IProgress<StudyProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var ratings = Ratings.Read(data.Source, reading);
        var protocols = new List<ProtocolResult>();
        foreach (var protocol in new[] { Protocol.AsReported, Protocol.Clean })
        {
            var split = study.Prepare(ratings, protocol);
            var models = new List<ModelResult>();
            foreach (var model in study.Models)
            {
                var (options, adjustment) = Adjust(model.Options, data.Kind, split.Train.Count);
                var relay = progress is null ? null : new ImmediateProgress<TrainingProgress>(training => progress.Report(new StudyProgress(study.Name, protocol, model.Name, training)));
                var (_, run) = Experiment.Train(model.Model, split, options, engine: null, relay, checkpoint: null, cancellation);
                models.Add(new ModelResult(model.Name, model.Reported, adjustment, run));
            }

            protocols.Add(new ProtocolResult(protocol, split.Train.Funnel, SplitSummary.Of(split), Experiment.BaselinesOn(split), models));
        }

        return new StudyResult(
            study.Name, study.Title, data.Label, data.Kind, Path.GetFileName(data.Source.Name), Engine.Default.Name,
            protocols, study.ProtocolNotes, RunEnvironment.Here, clock.Elapsed.TotalSeconds);
    }

    /// <summary>
    /// A published batch on data a thousandth of the size would make an epoch of a few steps: stand-ins get smaller batches, and the
    /// result says so. The full data is never adjusted.
    /// </summary>
    private static (TrainingOptions Options, string? Adjustment) Adjust(TrainingOptions options, DataKind kind, int rows)
    {
        var batch = options.BatchSize;
        while (kind != DataKind.Full && batch > 16 && rows / batch < StepsPerEpoch) batch /= 2;
        return batch == options.BatchSize
            ? (options, null)
            : (options with { BatchSize = batch }, $"batch {options.BatchSize} -> {batch}, as {rows:N0} training rows would make {(rows + options.BatchSize - 1) / options.BatchSize} steps an epoch");
    }
}
