using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using AmazonRec.Compute;

namespace AmazonRec.Data.Reading;

/// <summary>
/// Reads a text file of any size in blocks of whole rows, ahead of who takes them, on a thread of its own: inflating a gzip file goes on
/// beside parsing. At most eight blocks wait.
/// </summary>
internal sealed class TextBlocks : IDisposable
{
    /// <summary>Longest line accepted, in bytes. The longest known review is far below; more is no line but another kind of file.</summary>
    public const int MaxLine = 64 << 20;

    private const int FirstBlock = 1 << 16; // what kind of file it is shows in its first lines
    private const int Block = 1 << 20; // those in work stay in the cache
    private const int Waiting = 8;

    private readonly TextSource _source;
    private readonly RowLayout _layout;
    private readonly FilmBlocks? _films;
    private readonly BlockingCollection<TextBlock> _blocks = new(Waiting);
    private readonly ConcurrentBag<TextBlock> _used = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _reader;
    private ExceptionDispatchInfo? _fault;

    /// <exception cref="FormatException">The file is no text, or a pipe.</exception>
    public TextBlocks(DataSource source, RowLayout? layout = null)
    {
        _layout = layout ?? RowLayout.Lines;
        _films = _layout.IsByFilm ? new FilmBlocks() : null;
        _source = new TextSource(source);
        try
        {
            BinaryKind.RefuseIn(source.Name, _source.Begin);
        }
        catch
        {
            _source.Dispose();
            throw;
        }

        _reader = new Thread(Read) { IsBackground = true, Name = "AmazonRec reader" };
        _reader.Start();
    }

    /// <summary>The next block; false at the end.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TextBlock? block)
    {
        if (_blocks.TryTake(out block, Timeout.Infinite)) return true;
        _fault?.Throw();
        return false;
    }

    /// <summary>Gives a block back, to be filled again.</summary>
    public void Return(TextBlock block) => _used.Add(block);

    public void Dispose()
    {
        _stop.Cancel();
        _reader.Join();
        _blocks.Dispose();
        _source.Dispose();
        _stop.Dispose();
    }

    private void Read()
    {
        try
        {
            byte[]? rest = [];
            for (var size = FirstBlock; rest is not null; size = Block)
            {
                var block = _used.TryTake(out var used) ? used : new TextBlock([]);
                if (block.Buffer.Length < Math.Max(size, rest.Length))
                    block.Buffer = LargeArray.Uninitialized<byte>(Math.Max(size, rest.Length));
                rest = Fill(block, rest);
                _films?.Rewrite(block);
                if (block.Length > 0 || block.Failure is not null) _blocks.Add(block, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever took the blocks needs no more of them.
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e); // on this thread it would end the process: it is for whoever takes the blocks
        }
        finally
        {
            _blocks.CompleteAdding();
        }
    }

    /// <summary>Fills a block with whole rows behind what was left of the one before; returns what is left now, null at the end.</summary>
    private byte[]? Fill(TextBlock block, byte[] rest)
    {
        rest.CopyTo(block.Buffer, 0);
        (block.Length, block.Failure) = (0, null);
        var end = rest.Length;
        while (true)
        {
            _stop.Token.ThrowIfCancellationRequested();
            var read = 0;
            try
            {
                read = end < block.Buffer.Length ? _source.Read(block.Buffer, end) : 0;
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                block.Failure = e is InvalidDataException
                    ? $"the gzip stream is cut short or damaged ({e.Message}) Download the file again"
                    : e.Message;
                block.Length = _layout.WholeRows(block.Buffer.AsSpan(0, end));
                return null;
            }

            block.Progress = _source.Progress;
            end += read;
            if (end == block.Buffer.Length)
            {
                var whole = _layout.WholeRows(block.Buffer);
                if (whole > 0)
                {
                    block.Length = whole;
                    return block.Buffer[whole..];
                }

                if (end >= MaxLine)
                {
                    block.Failure = $"a line of more than {MaxLine >> 20} MB; what is read is text of one record a line";
                    return null;
                }

                var longer = new byte[block.Buffer.Length * 2];
                block.Buffer.CopyTo(longer, 0);
                block.Buffer = longer;
            }
            else if (read == 0)
            {
                block.Length = end;
                return null;
            }
        }
    }
}
