using AmazonRec.Notebooks.Running;

namespace AmazonRec.Notebooks.Workers;

/// <summary>What a worker tells; one of its parts, or nothing where it was stopped as ordered.</summary>
/// <param name="Progress">A cell began or ended.</param>
/// <param name="Run">How the notebook ended.</param>
/// <param name="Text">The notebook with its outputs.</param>
/// <param name="LastWords">The process is about to end.</param>
internal sealed record WorkerNews(
    RunProgress? Progress = null, NotebookRun? Run = null, string? Text = null, WorkerLastWords? LastWords = null);
