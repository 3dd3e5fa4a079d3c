using System.Net.Sockets;

namespace AmazonRec.Notebooks.Kernels.Zmtp;

/// <summary>One connection to a socket.</summary>
internal sealed class Peer(TcpClient client) : IDisposable
{
    /// <summary>How long a reader that takes nothing is waited for, before it is cut off: the others want their outputs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int MostFrames = 1024;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly List<byte[]> _topics = [];
    private readonly NetworkStream _stream = client.GetStream();

    /// <summary>The name that the other end gives itself: the same for all sockets of a Jupyter client.</summary>
    public byte[] Identity { get; private set; } = [];

    public async Task GreetAsync(string socketType, CancellationToken cancellation) =>
        Identity = await Handshake.RunAsync(_stream, socketType, cancellation);

    /// <summary>The next message: its frames.</summary>
    public async Task<IReadOnlyList<byte[]>> ReceiveAsync(CancellationToken cancellation)
    {
        var frames = new List<byte[]>();
        var bytes = 0L;
        while (true)
        {
            var frame = await Frame.ReadAsync(_stream, cancellation);
            if (frame.Flags.HasFlag(FrameFlags.Command)) continue;
            frames.Add(frame.Body);
            bytes += frame.Body.Length;
            if (frames.Count > MostFrames || bytes > Frame.Longest) throw new InvalidDataException("A message is too long.");
            if (!frame.Flags.HasFlag(FrameFlags.More)) return frames;
        }
    }

    public async Task SendAsync(IReadOnlyList<byte[]> frames, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await _writing.WaitAsync(patience.Token);
        try
        {
            using var whole = new MemoryStream(); // one write, and never half a message for a cut off reader
            for (var i = 0; i < frames.Count; i++)
                await new Frame(i < frames.Count - 1 ? FrameFlags.More : FrameFlags.None, frames[i])
                    .WriteAsync(whole, CancellationToken.None);
            await _stream.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length), patience.Token);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Takes a listener's word on what it wants to hear: 1 and a topic, or 0 and a topic.</summary>
    public void Subscribe(byte[] message)
    {
        if (message.Length == 0) return;
        var topic = message[1..];
        lock (_topics)
        {
            if (message[0] == 1) _topics.Add(topic);
            else if (message[0] == 0 && _topics.FindIndex(t => t.AsSpan().SequenceEqual(topic)) is var at and >= 0) _topics.RemoveAt(at);
        }
    }

    public bool Wants(byte[] topic)
    {
        lock (_topics) return _topics.Exists(t => topic.AsSpan().StartsWith(t));
    }

    public void Dispose() => client.Dispose();
}
