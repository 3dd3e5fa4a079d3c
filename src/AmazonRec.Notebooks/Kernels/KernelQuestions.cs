using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Kernels.Zmtp;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>Questions of cells on their way to the client that ran the cell, and its answers.</summary>
internal sealed class KernelQuestions
{
    private readonly Lock _one = new();
    private CellQuestion? _open;

    /// <summary>Asks; the cell is told at once where the client has no socket for questions.</summary>
    /// <param name="stdin">The socket for questions.</param>
    /// <param name="client">Who sent the cell, as one of another socket's peers.</param>
    /// <param name="question">What the cell wants to know.</param>
    /// <param name="frames">The message.</param>
    public async Task AskAsync(ZmtpSocket stdin, Peer client, CellQuestion question, IReadOnlyList<byte[]> frames)
    {
        if (stdin.Find(client.Identity) is not { } peer)
        {
            question.Refuse();
            return;
        }

        lock (_one) _open = question;
        await stdin.SendAsync(peer, frames);
    }

    /// <summary>A client answered. An answer that nothing waits for is passed over.</summary>
    public Task Take(Message? message)
    {
        if (message is not { Type: "input_reply" }) return Task.CompletedTask;
        CellQuestion? question;
        lock (_one) (question, _open) = (_open, null);
        question?.Answer(message.Content["value"] is JsonValue value && value.TryGetValue<string>(out var line) ? line : "");
        return Task.CompletedTask;
    }
}
