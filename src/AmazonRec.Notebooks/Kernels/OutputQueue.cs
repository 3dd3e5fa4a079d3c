using System.Text;
using AmazonRec.Notebooks.Sessions;

namespace AmazonRec.Notebooks.Kernels;

/// <summary>
/// Outputs on their way to the clients: pieces of text are joined, as a message for each line would be thousands a second.
/// </summary>
internal sealed class OutputQueue
{
    /// <summary>How long text waits for more.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(50);

    private const int MostText = 1 << 20; // so much may wait; a cell that writes faster than clients read waits, too
    private readonly object _one = new();
    private readonly SemaphoreSlim _some = new(0);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _text = new();
    private readonly List<CellOutput> _waiting = [];
    private string? _stream;
    private int _length;

    public void Add(CellOutput output)
    {
        lock (_one)
        {
            while (_length > MostText) Monitor.Wait(_one);
            var first = _waiting.Count == 0 && _stream is null;
            if (output is StreamOutput text)
            {
                if (_stream != text.Name) Close();
                _stream = text.Name;
                _text.Append(text.Text);
                _length += text.Text.Length;
            }
            else
            {
                Close();
                _waiting.Add(output);
            }

            if (first) _some.Release();
        }
    }

    /// <summary>No more will come.</summary>
    public void End()
    {
        _end.TrySetResult();
        _some.Release();
    }

    /// <summary>Hands on what comes until the end.</summary>
    public async Task PumpAsync(Func<CellOutput, Task> publish)
    {
        while (true)
        {
            await _some.WaitAsync();
            await Task.WhenAny(_end.Task, Task.Delay(Wait));
            var last = _end.Task.IsCompleted;
            foreach (var output in Take()) await publish(output);
            if (last) return;
        }
    }

    private CellOutput[] Take()
    {
        lock (_one)
        {
            Close();
            CellOutput[] all = [.. _waiting];
            _waiting.Clear();
            _length = 0;
            Monitor.PulseAll(_one);
            return all;
        }
    }

    private void Close()
    {
        if (_stream is null) return;
        _waiting.Add(new StreamOutput(_stream, _text.ToString()));
        _text.Clear();
        _stream = null;
    }
}
