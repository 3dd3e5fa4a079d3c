namespace AmazonRec.Notebooks.Workers;

/// <summary>Who ends a worker's process.</summary>
/// <param name="File">The notebook whose code it is; null where that is not known.</param>
/// <param name="Cell">The cell that it is in or was started by; null where that is not known.</param>
/// <param name="Error">The exception that nothing caught; null if it is none.</param>
/// <param name="Traceback">The same with where, in lines.</param>
/// <param name="Line">The line of the cell; null if none is to blame.</param>
internal sealed record WorkerLastWords(string? File, int? Cell, string? Error, IReadOnlyList<string> Traceback, int? Line);
