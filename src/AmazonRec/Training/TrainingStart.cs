using AmazonRec.Data;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>What a callback is told at the start.</summary>
/// <param name="Model">The graph.</param>
/// <param name="Split">The rows.</param>
/// <param name="Options">How it is trained.</param>
/// <param name="Earlier">Epochs that are over already, where the run goes on from a checkpoint; else empty.</param>
public sealed record TrainingStart(Model Model, Split Split, TrainingOptions Options, IReadOnlyList<EpochResult> Earlier);
