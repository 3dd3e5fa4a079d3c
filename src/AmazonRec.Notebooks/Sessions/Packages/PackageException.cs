namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>A package can't be had; the message names it, says why, and what to do.</summary>
internal sealed class PackageException(string message) : Exception(message);
