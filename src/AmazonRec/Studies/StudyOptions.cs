using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Training;

namespace AmazonRec.Studies;

/// <summary>Which part of a study to run, and how thoroughly.</summary>
public sealed record StudyOptions
{
    /// <summary>A smoke run: few epochs, one fold. It shows that everything runs; its numbers say nothing.</summary>
    public bool Smoke { get; init; }

    /// <summary>Only settings under this protocol; all where null.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>Threads to train with; results don't depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What models are trained on.</summary>
    public IEngine Engine { get; init; } = Engines.Engine.Default;

    /// <summary>How intervals are drawn: users with all their rows.</summary>
    internal BootstrapOptions Draws => new() { Threads = Threads };

    /// <summary>The engine of an optimiser: the default one takes those that the chosen one does not.</summary>
    internal IEngine EngineFor(Optimizer optimizer) => Engine.Takes(optimizer) ? Engine : Engines.Engine.Default;

    /// <summary>The settings of a study that are asked for.</summary>
    internal IEnumerable<StudySetting> Of(Study study) => study.Settings
        .Where(s => Protocol is null || s.Protocol == Protocol)
        .Select(s => Smoke ? s with { Splits = input => [s.Splits(input)[0]] } : s);

    /// <summary>Training options as they are used: a smoke run has two epochs.</summary>
    internal TrainingOptions On(TrainingOptions options) => options with { Threads = Threads, Epochs = Smoke ? Math.Min(options.Epochs, 2) : options.Epochs };
}
