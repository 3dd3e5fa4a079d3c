using AmazonRec.Data;
using AmazonRec.Engines;
using AmazonRec.Evaluation.Inference;
using AmazonRec.Training;

namespace AmazonRec.Studies.Running;

/// <summary>Which part of a study to run, and how thoroughly.</summary>
public sealed record StudyOptions
{
    /// <summary>A smoke run: few epochs, one fold. It shows that everything runs; its numbers say nothing.</summary>
    public bool Smoke { get; init; }

    /// <summary>About how many rows to run on, at most: of more, whole users are drawn.</summary>
    public int MostRows { get; init; } = int.MaxValue;

    /// <summary>On how many splits of a setting to run, at most: the first ones.</summary>
    public int MostSplits { get; init; } = int.MaxValue;

    /// <summary>Only settings under this protocol; all where null.</summary>
    public Protocol? Protocol { get; init; }

    /// <summary>Threads to train with; results don't depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What models are trained on.</summary>
    public IEngine Engine { get; init; } = Engines.Engine.Default;

    /// <summary>A file of word vectors that word2vec begins with; null to begin at random.</summary>
    public string? PretrainedWords { get; init; }

    /// <summary>How intervals are drawn: users with all their rows.</summary>
    internal BootstrapOptions Draws => new() { Threads = Threads };

    /// <summary>Models as published, on few rows and folds: enough to see all tables, in about a minute.</summary>
    public static StudyOptions Short { get; } = new() { MostRows = 4000, MostSplits = 2 };

    /// <summary>Whether it may leave out rows or splits.</summary>
    public bool IsShort => MostRows < int.MaxValue || MostSplits < int.MaxValue;

    /// <summary>The engine of an optimiser: the default one takes those that the chosen one does not.</summary>
    internal IEngine EngineFor(Optimizer optimizer) => Engine.Takes(optimizer) ? Engine : Engines.Engine.Default;

    /// <summary>The settings of a study that are asked for.</summary>
    internal IEnumerable<StudySetting> Of(Study study) => study.Settings
        .Where(s => Protocol is null || s.Protocol == Protocol)
        .Select(s => s with { Splits = input => [.. s.Splits(input).Take(Smoke ? 1 : MostSplits)] });

    /// <summary>Training options as they are used: a smoke run has two epochs.</summary>
    internal TrainingOptions On(TrainingOptions options) =>
        options with { Threads = Threads, Epochs = Smoke ? Math.Min(options.Epochs, 2) : options.Epochs };
}
