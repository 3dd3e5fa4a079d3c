using System.Buffers;
using System.Buffers.Text;

namespace AmazonRec.Synthesis;

/// <summary>A growing run of bytes that lines are put together in. Used again and again, so that a row leaves no garbage.</summary>
internal sealed class RowBuffer : IBufferWriter<byte>
{
    private static readonly byte[] PairTable = [
        .. Enumerable.Range(0, 100).SelectMany(n => new[] { (byte)('0' + n / 10), (byte)('0' + n % 10) })];
    private byte[] _bytes = new byte[1 << 12];
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public int Count => _count;

    public byte this[int index]
    {
        get => _bytes[index];
        set => _bytes[index] = value;
    }

    public void Clear() => _count = 0;

    public void Add(byte value)
    {
        if (_count == _bytes.Length) Grow(1);
        _bytes[_count++] = value;
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (_count + text.Length > _bytes.Length) Grow(text.Length);
        text.CopyTo(_bytes.AsSpan(_count));
        _count += text.Length;
    }

    /// <summary>A whole number in plain digits.</summary>
    public void AddNumber(long number)
    {
        const int most = 20;
        if (_count + most > _bytes.Length) Grow(most);
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_count), out var written);
        _count += written;
    }

    /// <summary>A number from 0 with zeros before it, so many digits in all.</summary>
    public void AddPadded(int number, int digits)
    {
        if (_count + digits > _bytes.Length) Grow(digits);
        var place = _bytes.AsSpan(_count, digits);
        var rest = (uint)number;
        var at = digits;
        for (; at >= 2; at -= 2)
        {
            var pair = rest % 100;
            rest /= 100;
            PairTable.AsSpan((int)pair * 2, 2).CopyTo(place[(at - 2)..]);
        }

        if (at == 1) place[0] = (byte)('0' + rest % 10);
        _count += digits;
    }

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_bytes.Length - _count < Math.Max(sizeHint, 1)) Grow(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void Grow(int more) => Array.Resize(ref _bytes, Math.Max(_count + more, 2 * _bytes.Length));
}
