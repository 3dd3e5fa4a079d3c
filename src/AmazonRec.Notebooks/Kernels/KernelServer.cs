using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using AmazonRec.Notebooks.Kernels.Zmtp;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>A Jupyter kernel: takes requests of clients on this machine (protocol 5.3) and runs cells of C#.</summary>
public sealed class KernelServer : IDisposable
{
    /// <summary>How long the last messages may take.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly string _name = Guid.NewGuid().ToString("N");
    private readonly CSharpSession _session;
    private readonly MessageSigner _signer;
    private readonly ZmtpSocket _shell;
    private readonly ZmtpSocket _control;
    private readonly ZmtpSocket _iopub;
    private readonly ZmtpSocket _stdin;
    private readonly ZmtpSocket _heartbeat;
    private readonly Channel<(Peer Peer, Message Message)> _requests = Channel.CreateUnbounded<(Peer, Message)>();
    private readonly TaskCompletionSource _shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _one = new();
    private readonly KernelHistory _history = new();
    private readonly KernelQuestions _questions = new();
    private readonly LastWords _lastWords;
    private CancellationTokenSource? _running;
    private Action<ErrorOutput>? _end;

    /// <summary>Binds the sockets.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="session">Runs the cells.</param>
    /// <exception cref="FormatException">The connection would let others than this machine's clients in.</exception>
    /// <exception cref="IOException">A port is taken.</exception>
    public KernelServer(KernelConnection connection, CSharpSession session)
    {
        connection.Checked("connection");
        (_session, _signer, _lastWords) = (session, new MessageSigner(connection.Key), new LastWords(Say));
        _heartbeat = new ZmtpSocket(
            connection.End(connection.HeartbeatPort), SocketKind.Reply, (peer, frames) => _heartbeat!.SendAsync(peer, frames));
        _iopub = new ZmtpSocket(connection.End(connection.IopubPort), SocketKind.Publisher);
        _stdin = new ZmtpSocket(
            connection.End(connection.StdinPort), SocketKind.Router, (_, frames) => _questions.Take(Message.Read(frames, _signer)));
        _control = new ZmtpSocket(
            connection.End(connection.ControlPort),
            SocketKind.Router,
            (peer, frames) => Message.Read(frames, _signer) is { } message ? Handle(_control!, peer, message) : Task.CompletedTask);
        _shell = new ZmtpSocket(
            connection.End(connection.ShellPort),
            SocketKind.Router,
            (peer, frames) =>
                Message.Read(frames, _signer) is { } message ? _requests.Writer.WriteAsync((peer, message)).AsTask() : Task.CompletedTask);
        Connection = connection with
        {
            ShellPort = _shell.Port,
            IopubPort = _iopub.Port,
            StdinPort = _stdin.Port,
            ControlPort = _control.Port,
            HeartbeatPort = _heartbeat.Port,
        };
    }

    /// <summary>Where it listens, with the ports that it has.</summary>
    public KernelConnection Connection { get; }

    /// <summary>Serves until a client asks it to shut down, or it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await Publish("status", new JsonObject { ["execution_state"] = "starting" }, parent: null);
        await using var cancelled = cancellation.Register(() => _shutdown.TrySetResult());
        var serving = Serve();
        await await Task.WhenAny(_shutdown.Task, serving);
        Interrupt();
        _requests.Writer.TryComplete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lastWords.Dispose();
        foreach (var socket in new[] { _shell, _control, _iopub, _stdin, _heartbeat }) socket.Dispose();
    }

    private async Task Serve()
    {
        await _session.WarmUpAsync();
        await foreach (var (peer, message) in _requests.Reader.ReadAllAsync()) await Handle(_shell, peer, message);
    }

    private async Task Handle(ZmtpSocket socket, Peer peer, Message request)
    {
        await Status("busy", request);
        var (type, reply) = await Answer(socket, peer, request);
        if (reply is not null) await Reply(socket, peer, request, type, reply);
        await Status("idle", request);
        if (type == "shutdown_reply") _shutdown.TrySetResult();
        if (type == "execute_reply" && (string?)reply!["status"] == "error" && ((bool?)request.Content["stop_on_error"] ?? true))
            await AbortWaiting();
    }

    private async Task<(string Type, JsonObject? Content)> Answer(ZmtpSocket socket, Peer peer, Message request)
    {
        var type = request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        try
        {
            switch (request.Type)
            {
                case "execute_request":
                    return (type, await Execute(socket, peer, request));
                case "interrupt_request":
                    Interrupt();
                    return (type, new() { ["status"] = "ok" });
                case "shutdown_request":
                    return (type, new() { ["status"] = "ok", ["restart"] = (bool?)request.Content["restart"] ?? false });
                case "history_request":
                    return (type, _history.Answer(request.Content));
                default:
                    return (type, KernelReplies.To(request, _session));
            }
        }
        catch (Exception e) // a request that can't be answered must not end the kernel
        {
            return (
                type,
                new() { ["status"] = "error", ["ename"] = e.GetType().Name, ["evalue"] = e.Message, ["traceback"] = new JsonArray() });
        }
    }

    private async Task<JsonObject> Execute(ZmtpSocket socket, Peer peer, Message request)
    {
        var code = (string?)request.Content["code"] ?? "";
        var silent = (bool?)request.Content["silent"] ?? false;
        var kept = !silent && ((bool?)request.Content["store_history"] ?? true);
        var asks = (bool?)request.Content["allow_stdin"] ?? false;
        var number = _session.Cells + (kept ? 1 : 0);
        string? value = null;
        if (!silent) await Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = number }, request);
        var queue = new OutputQueue();
        var pump = queue.PumpAsync(Show);
        lock (_one) _end = EndWith;
        var result = await Run(code, queue, kept, asks);
        lock (_one) _end = null;
        queue.End();
        await pump;
        if (kept) _history.Add(number, code, value);
        return result.Error is { } error
            ? Failed(error, number)
            : new()
            {
                ["status"] = "ok",
                ["execution_count"] = number,
                ["payload"] = new JsonArray(),
                ["user_expressions"] = new JsonObject(),
            };

        Task Show(CellOutput output)
        {
            if (output is CellQuestion question)
                return _questions.AskAsync(
                    _stdin, peer, question, Message.Following(request, _name, output.Kind, output.Content(number)).Write(_signer));
            if (output is DataOutput { IsResult: true } result) value = (string?)result.Data["text/plain"];
            return silent ? Task.CompletedTask : Publish(output.Kind, output.Content(number), request);
        }

        void EndWith(ErrorOutput error)
        {
            queue.Add(error);
            queue.End();
            if (pump.Wait(Farewell)) Reply(socket, peer, request, "execute_reply", Failed(error, number)).Wait(Farewell);
        }
    }

    private static JsonObject Failed(ErrorOutput error, int number)
    {
        var reply = error.Content(number);
        (reply["status"], reply["execution_count"]) = ("error", number);
        return reply;
    }

    /// <summary>The process ends: the client hears why before it finds the kernel dead.</summary>
    private void Say(int? cell, ErrorOutput? error)
    {
        Action<ErrorOutput>? end;
        lock (_one) end = _end;
        if (end is null) return;
        var who = cell is { } number ? CellErrors.NameOf(number) : "a cell";
        var reason =
            $"{who} ended the kernel's "
            + $"program{(error is null ? "" : $" by an exception that no cell can catch: {error.Name}: {error.Message}")}. What the "
            + "cells declared is gone.";
        end(new ErrorOutput("KernelEnded", reason, [reason, .. error?.Traceback ?? []], error?.Line));
    }

    private async Task<CellResult> Run(string code, OutputQueue queue, bool counted, bool asks)
    {
        using var interrupt = new CancellationTokenSource();
        lock (_one) _running = interrupt;
        try
        {
            return await _session.ExecuteAsync(code, queue.Add, counted, asks, interrupt.Token);
        }
        finally
        {
            lock (_one) _running = null;
        }
    }

    private void Interrupt()
    {
        lock (_one) _running?.Cancel();
    }

    /// <summary>After an error, the cells that were sent with the failed one don't run.</summary>
    private async Task AbortWaiting()
    {
        var others = new List<(Peer Peer, Message Message)>();
        while (_requests.Reader.TryRead(out var waiting))
        {
            if (waiting.Message.Type != "execute_request") others.Add(waiting);
            else
            {
                await Status("busy", waiting.Message);
                await Reply(
                    _shell,
                    waiting.Peer,
                    waiting.Message,
                    "execute_reply",
                    new() { ["status"] = "aborted", ["execution_count"] = _session.Cells });
                await Status("idle", waiting.Message);
            }
        }

        foreach (var other in others) await _requests.Writer.WriteAsync(other);
    }

    private Task Reply(ZmtpSocket socket, Peer peer, Message request, string type, JsonObject content) =>
        socket.SendAsync(peer, Message.Following(request, _name, type, content).Write(_signer));

    private Task Status(string state, Message request) => Publish("status", new JsonObject { ["execution_state"] = state }, request);

    private Task Publish(string type, JsonObject content, Message? parent)
    {
        var message = Message.Following(parent, _name, type, content) with { Route = [Encoding.ASCII.GetBytes(type)] };
        return _iopub.PublishAsync(message.Write(_signer));
    }
}
