using System.Diagnostics;
using System.IO.Pipes;

namespace AmazonRec.Notebooks.Workers;

/// <summary>A process that runs notebooks, and the pipe to it.</summary>
internal sealed class Worker : IDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);
    private readonly Process _process;
    private readonly NamedPipeServerStream _stream;

    private Worker(Process process, NamedPipeServerStream stream, WorkerOutput output) =>
        (_process, _stream, Pipe, Output) = (process, stream, new MessagePipe(stream), output);

    public MessagePipe Pipe { get; }

    public WorkerOutput Output { get; }

    /// <summary>Starts one and waits until it is there.</summary>
    /// <exception cref="IOException">It does not come; the message has what it said.</exception>
    public static async Task<Worker> StartAsync(
        Func<string, ProcessStartInfo> command, Action<string> say, TimeSpan patience, CancellationToken cancellation)
    {
        var name = $"amazonrec-{Guid.NewGuid():N}"[..24]; // the system allows few letters
        var stream = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var start = command(name);
        (
            start.UseShellExecute,
            start.RedirectStandardInput,
            start.RedirectStandardOutput,
            start.RedirectStandardError) = (false, true, true, true);
        var output = new WorkerOutput(say);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, e) => output.Add(e.Data);
        process.ErrorDataReceived += (_, e) => output.Add(e.Data);
        process.Start();
        process.StandardInput.Close(); // nobody answers questions
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var worker = new Worker(process, stream, output);
        try
        {
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            giveUp.CancelAfter(patience);
            var connected = stream.WaitForConnectionAsync(giveUp.Token);
            if (await Task.WhenAny(connected, process.WaitForExitAsync(giveUp.Token)) != connected)
                throw new IOException(
                    $"The process that runs notebooks ended at its start (exit code {process.ExitCode}). {string.Join(' ', output.Crash)}");
            await connected;
            return worker;
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            worker.Dispose();
            throw new IOException($"The process that runs notebooks did not come up within {patience.TotalSeconds:0} s.", e);
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the end of a process that has closed its pipe; null if it doesn't end.</summary>
    public async Task<int?> EndAsync(TimeSpan patience, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(patience);
        try
        {
            await _process.WaitForExitAsync(late.Token); // and for all that it wrote
        }
        catch (OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return _process.HasExited ? _process.ExitCode : null;
    }

    /// <summary>It ends as its pipe closes; if not, it is killed.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        try
        {
            if (!_process.WaitForExit(Farewell)) _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has ended meanwhile
        }

        _process.Dispose();
    }
}
