namespace AmazonRec.Cli.Terminal;

/// <summary>What the program tells a shell; 0 where all went well.</summary>
internal static class ExitCode
{
    public const int Failed = 1;

    /// <summary>Nothing failed, and a notebook shows something else than its file says.</summary>
    public const int Differs = 2;

    public const int Cancelled = 130; // as shells report a process that Ctrl-C ended
}
