using AmazonRec.Cli.Terminal;
using AmazonRec.Collectives;

namespace AmazonRec.Cli.Options;

/// <summary>Processes that run a command together. One speaks; where one fails, all end.</summary>
/// <param name="collective">How they talk.</param>
internal sealed class Ranks(ICollective collective)
{
    /// <summary>What fails alike on all ranks, the first one tells.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(2);

    /// <summary>The ranks as a team.</summary>
    public Team Team { get; } = new(collective);

    /// <summary>Where a rank writes: the first one to the screen, the others nowhere.</summary>
    public TextWriter Of(TextWriter writer) => Team.Leads ? writer : TextWriter.Null;

    /// <summary>Ends in good order, or all ranks at once.</summary>
    /// <param name="code">What the command came to.</param>
    public void End(int code)
    {
        if (code is ExitCode.Failed && Team.Size > 1) Team.Abort(code);
        (collective as IDisposable)?.Dispose();
    }

    /// <summary>Tells what failed, and ends all ranks.</summary>
    public async Task<int> FailAsync(string message, TextWriter error)
    {
        if (Team.Size > 1 && !Team.Leads) await Task.Delay(Courtesy);
        await error.WriteLineAsync(Team.Size > 1 && !Team.Leads ? $"rank {Team.Rank}: {message}" : message);
        await error.FlushAsync();
        End(ExitCode.Failed);
        return ExitCode.Failed;
    }
}
