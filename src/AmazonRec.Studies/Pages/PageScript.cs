namespace AmazonRec.Studies.Pages;

/// <summary>A script of a page: a file beside it, or code inside it.</summary>
/// <param name="File">Name of the file; null for code inside.</param>
/// <param name="Code">The code; null for a file.</param>
public sealed record PageScript(string? File, string? Code);
