using System.Net;
using System.Net.Sockets;

namespace AmazonRec.Notebooks.Kernels.Zmtp;

/// <summary>A bound socket of ZMTP 3.0 over TCP: as much of ZeroMQ as a Jupyter kernel needs.</summary>
internal sealed class ZmtpSocket : IDisposable
{
    private readonly TcpListener _listener;
    private readonly SocketKind _kind;
    private readonly Func<Peer, IReadOnlyList<byte[]>, Task> _receive;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Peer> _peers = [];

    /// <summary>Binds a socket.</summary>
    /// <param name="end">Where; port 0 for any that is free.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="receive">Takes messages, one after the other of each connection. Publishers have none: they take subscriptions.</param>
    /// <exception cref="IOException">The place is taken.</exception>
    public ZmtpSocket(IPEndPoint end, SocketKind kind, Func<Peer, IReadOnlyList<byte[]>, Task>? receive = null)
    {
        (_kind, _receive) = (kind, kind == SocketKind.Publisher ? Subscribe : receive!);
        _listener = new TcpListener(end);
        try
        {
            _listener.Start();
        }
        catch (SocketException e)
        {
            throw new IOException($"{end}: can't be listened at: {e.Message}.", e);
        }

        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    private string TypeName => _kind switch { SocketKind.Router => "ROUTER", SocketKind.Publisher => "PUB", _ => "REP" };

    /// <summary>Tells all who want to hear of a topic, which is the message's first frame.</summary>
    public async Task PublishAsync(IReadOnlyList<byte[]> frames)
    {
        Peer[] peers;
        lock (_peers) peers = [.. _peers.Where(p => p.Wants(frames[0]))];
        foreach (var peer in peers) await SendAsync(peer, frames);
    }

    /// <summary>Who calls itself by a name, or the only one there is; null if that is nobody.</summary>
    public Peer? Find(byte[] identity)
    {
        lock (_peers)
            return _peers.FindLast(p => identity.Length > 0 && p.Identity.AsSpan().SequenceEqual(identity))
                ?? (_peers.Count == 1 ? _peers[0] : null);
    }

    /// <summary>Tells one; who is gone or takes nothing is cut off.</summary>
    public async Task SendAsync(Peer peer, IReadOnlyList<byte[]> frames)
    {
        try
        {
            await peer.SendAsync(frames, _end.Token);
        }
        catch (Exception e) when (IsEndOf(e))
        {
            Remove(peer);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        lock (_peers) _peers.ForEach(p => p.Dispose());
    }

    private static Task Subscribe(Peer peer, IReadOnlyList<byte[]> frames)
    {
        peer.Subscribe(frames[0]);
        return Task.CompletedTask;
    }

    private static bool IsEndOf(Exception e) =>
        e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidDataException;

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                client.NoDelay = true;
                _ = ServeAsync(new Peer(client));
            }
        }
        catch (Exception e) when (IsEndOf(e))
        {
            // the socket is closed
        }
    }

    private async Task ServeAsync(Peer peer)
    {
        try
        {
            await peer.GreetAsync(TypeName, _end.Token);
            lock (_peers) _peers.Add(peer);
            while (true) await _receive(peer, await peer.ReceiveAsync(_end.Token));
        }
        catch (Exception e) when (IsEndOf(e))
        {
            Remove(peer);
        }
    }

    private void Remove(Peer peer)
    {
        lock (_peers) _peers.Remove(peer);
        peer.Dispose();
    }
}
