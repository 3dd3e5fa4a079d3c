using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AmazonRec.Encoders.Jpeg;

/// <summary>Bits of a coded segment, the highest of each byte first. Past the end there are zeros; <see cref="Overrun"/> tells.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private ulong _bits; // from the highest down
    private int _count; // how many are there, at least
    private int _position; // of the next byte

    /// <summary>Whether more bits were taken than there are.</summary>
    public readonly bool Overrun => (8L * _position) - _count > 8L * _data.Length;

    /// <summary>Bytes that were begun.</summary>
    public readonly int Position => (int)Math.Min(_position - (_count / 8), _data.Length);

    /// <summary>The value of a coefficient of which <paramref name="size"/> bits are coded (ISO 10918-1, F.2.2.1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Extend(int bits, int size) => bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;

    /// <summary>Sees to it that 56 bits are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        if (_position <= _data.Length - 8)
        {
            _bits |= BinaryPrimitives.ReadUInt64BigEndian(_data[_position..]) >> _count;
            _position += (63 - _count) >> 3;
            _count |= 56;
        }
        else
        {
            FillSlowly();
        }
    }

    /// <summary>The next bits, 1 to 32, without taking them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Peek(int count) => (int)(_bits >> (64 - count));

    /// <summary>Takes bits that were looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count)
    {
        _bits <<= count;
        _count -= count;
    }

    /// <summary>Takes bits, 1 to 16, of those that <see cref="Fill"/> brought.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int count)
    {
        var bits = Peek(count);
        Skip(count);
        return bits;
    }

    /// <summary>Takes a code, of bits that <see cref="Fill"/> brought; -1 where there is no such code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Symbol(HuffmanTable table)
    {
        var found = table.Symbols[Peek(HuffmanTable.LookBits)];
        if (found == 0) return LongSymbol(table);
        Skip(found & 255);
        return found >> 8;
    }

    private int LongSymbol(HuffmanTable table)
    {
        var symbol = table.Long(Peek(16), out var length);
        Skip(length);
        return length == 0 ? -1 : symbol;
    }

    private void FillSlowly()
    {
        while (_count < 56)
        {
            var next = _position < _data.Length ? _data[_position] : 0UL;
            _bits |= next << (56 - _count);
            _position++;
            _count += 8;
        }
    }
}
