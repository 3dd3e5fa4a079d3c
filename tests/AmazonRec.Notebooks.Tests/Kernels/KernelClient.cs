using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Kernels;
using AmazonRec.Notebooks.Kernels.Zmtp;

namespace AmazonRec.Notebooks.Tests.Kernels;

/// <summary>The other end of one of a kernel's sockets, as small as it can be.</summary>
internal sealed class KernelClient : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly MessageSigner _signer;

    private KernelClient(string key) => _signer = new MessageSigner(key);

    public NetworkStream Stream => _client.GetStream();

    /// <summary>The request that the message received last follows from.</summary>
    public string? Cause { get; private set; }

    public static async Task<KernelClient> Connect(int port, string key, string socketType)
    {
        var client = new KernelClient(key);
        await client._client.ConnectAsync("127.0.0.1", port);
        await Handshake.RunAsync(client.Stream, socketType, CancellationToken.None);
        if (socketType == "SUB") await client.Send([[1]]);
        return client;
    }

    public async Task Send(IReadOnlyList<byte[]> frames)
    {
        for (var i = 0; i < frames.Count; i++)
            await new Frame(i < frames.Count - 1 ? FrameFlags.More : FrameFlags.None, frames[i]).WriteAsync(Stream, CancellationToken.None);
    }

    public Task Ask(string type, JsonObject? content = null) =>
        Send(Message.Following(parent: null, "session", type, content ?? []).Write(_signer));

    public Task Execute(string code) => Ask("execute_request", new() { ["code"] = code, ["silent"] = false, ["stop_on_error"] = true });

    public async Task<IReadOnlyList<byte[]>> ReceiveFrames()
    {
        var frames = new List<byte[]>();
        while (true)
        {
            var frame = await Frame.ReadAsync(Stream, TestContext.Current.CancellationToken);
            frames.Add(frame.Body);
            if (!frame.Flags.HasFlag(FrameFlags.More)) return frames;
        }
    }

    public async Task<(string Type, JsonObject Content)> Receive()
    {
        var message = Message.Read(await ReceiveFrames(), _signer);
        Assert.NotNull(message);
        Cause = (string?)message.Parent["msg_type"];
        return (message.Type, message.Content);
    }

    /// <summary>What the kernel publishes until it is idle again, in short.</summary>
    public async Task<IReadOnlyList<string>> UntilIdle()
    {
        var heard = new List<string>();
        while (true)
        {
            var (type, content) = await Receive();
            var text = (string?)content["execution_state"] ?? (string?)content["text"] ?? (string?)content["evalue"]
                ?? (string?)content["data"]?["text/plain"] ?? "";
            heard.Add($"{type}: {text}");
            if (text == "idle") return heard;
        }
    }

    public static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    public void Dispose() => _client.Dispose();
}
