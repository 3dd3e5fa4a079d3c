using System.Globalization;
using System.Runtime.InteropServices;
using AmazonRec.Data.Storage;

namespace AmazonRec.Data.Coded;

/// <summary>
/// Writes a file of coded rows (<c>.rows</c>) block by block, beside its place; <see cref="End"/> renames it when it is whole. Disposed of
/// before, it leaves nothing.
/// </summary>
public sealed class CodedRowsWriter : ICodedRowsWriter, IDisposable
{
    /// <summary>Rows of a block.</summary>
    public const int UsualBlockRows = 1 << 16;

    private readonly string _path;
    private readonly string _partial;
    private readonly FileStream _file;
    private readonly CodedBlock _block;
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal) { ["format"] = CodedLayout.Format };
    private CodedLayout? _layout;
    private Dictionary<string, SafetensorsEntry> _places = [];
    private long[] _sums = [];
    private long _written;
    private bool _isDone;

    /// <summary>Makes the file beside its place.</summary>
    /// <exception cref="IOException">It can't be written there.</exception>
    public CodedRowsWriter(string path) : this(path, UsualBlockRows) { }

    internal CodedRowsWriter(string path, int blockRows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockRows, 1);
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _partial = $"{_path}.{Environment.ProcessId}.partial";
        _file = new FileStream(_partial, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        _block = new CodedBlock(blockRows);
        BlockRows = blockRows;
    }

    private int BlockRows { get; }

    /// <inheritdoc/>
    public void Begin(Vocabulary users, Vocabulary items, long rows)
    {
        if (_layout is not null) throw new InvalidOperationException("The rows have begun already.");
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        _layout = new CodedLayout(rows, BlockRows, (users.Packed.Length, users.Count), (items.Packed.Length, items.Count));
        _places = _layout.Entries().ToDictionary(e => e.Name, e => e.Entry);
        _sums = new long[_layout.Blocks];
        foreach (var (name, vocabulary) in new[] { ("users", users), ("items", items) })
        {
            Write(name, 0, vocabulary.Packed);
            Write($"{name}.ends", 0, MemoryMarshal.AsBytes(vocabulary.Ends.AsSpan()));
            _notes[$"sum.{name}"] = CodedLayout.SumOf(vocabulary.Packed, vocabulary.Ends);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The columns differ in length, or more rows come than were told.</exception>
    public void Append(ReadOnlySpan<int> user, ReadOnlySpan<int> item, ReadOnlySpan<float> value, ReadOnlySpan<long> time)
    {
        var layout = _layout ?? throw new InvalidOperationException("The rows have not begun.");
        if (item.Length != user.Length || value.Length != user.Length || time.Length != user.Length)
            throw new ArgumentException("The columns differ in length.", nameof(item));
        if (_written + _block.Count + user.Length > layout.Rows)
            throw new ArgumentException($"More rows come than the {layout.Rows:N0} that were told.", nameof(user));
        while (!user.IsEmpty)
        {
            var (at, some) = (_block.Count, Math.Min(user.Length, BlockRows - _block.Count));
            _block.Count += some;
            user[..some].CopyTo(_block.User[at..]);
            item[..some].CopyTo(_block.Item[at..]);
            value[..some].CopyTo(_block.Value[at..]);
            time[..some].CopyTo(_block.Time[at..]);
            user = user[some..];
            item = item[some..];
            value = value[some..];
            time = time[some..];
            if (_block.Count == BlockRows) Flush();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Fewer rows came than were told.</exception>
    public void End(bool isImplicit, bool timeIsOrder, IReadOnlyList<FunnelStep> funnel)
    {
        var layout = _layout ?? throw new InvalidOperationException("The rows have not begun.");
        if (_block.Count > 0) Flush();
        if (_written != layout.Rows)
            throw new InvalidOperationException($"{_written:N0} rows came, and {layout.Rows:N0} were told.");
        Write("sums", 0, MemoryMarshal.AsBytes(_sums.AsSpan()));
        _notes["block"] = BlockRows.ToString(CultureInfo.InvariantCulture);
        _notes["implicit"] = isImplicit ? "yes" : "no";
        _notes["times"] = timeIsOrder ? "order" : "seconds";
        _notes["funnel"] = Json.Write(funnel);
        _notes["hash"] = CodedLayout.HashOf(_notes, _sums);
        var header = SafetensorsHeader.Write(layout.Entries(), _notes, CodedLayout.HeaderLength);
        RandomAccess.Write(_file.SafeFileHandle, header, 0);
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_partial, _path, overwrite: true);
        _isDone = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        if (!_isDone) File.Delete(_partial);
    }

    private void Flush()
    {
        Write("user", _written, MemoryMarshal.AsBytes(_block.User));
        Write("item", _written, MemoryMarshal.AsBytes(_block.Item));
        Write("rating", _written, MemoryMarshal.AsBytes(_block.Value));
        Write("time", _written, MemoryMarshal.AsBytes(_block.Time));
        _sums[_written / BlockRows] = CodedLayout.SumOf(_block.User, _block.Item, _block.Value, _block.Time);
        _written += _block.Count;
        _block.Count = 0;
    }

    private void Write(string name, long first, ReadOnlySpan<byte> bytes)
    {
        var entry = _places[name];
        RandomAccess.Write(
            _file.SafeFileHandle, bytes, CodedLayout.HeaderLength + entry.Begin + (first * SafetensorsHeader.SizeOf(entry.Type)));
    }
}
