namespace AmazonRec.Encoders.Jpeg;

/// <summary>A code of up to 16 bits (ISO 10918-1, annex C), with short ones looked up at once.</summary>
internal sealed class HuffmanTable
{
    /// <summary>Bits that are looked up at once.</summary>
    public const int LookBits = 10;

    private readonly int[] _ends = new int[18]; // per length: the first code that is too large, in 16 bits
    private readonly int[] _shift = new int[17]; // per length: position of a code's symbol, less the code
    private readonly byte[] _symbols;

    /// <summary>Reads a table.</summary>
    /// <param name="counts">Codes of 1 to 16 bits.</param>
    /// <param name="symbols">What they mean, in order.</param>
    /// <param name="offset">Where it lies, for errors.</param>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols, int offset)
    {
        _symbols = symbols.ToArray();
        var (code, position) = (0, 0);
        for (var length = 1; length <= 16; length++)
        {
            _shift[length] = position - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, position++)
            {
                if (code >= 1 << length) throw new ImageFormatException("A Huffman table has more codes than fit", offset);
                if (length <= LookBits) Enter(code, length, _symbols[position]);
            }

            _ends[length] = code << (16 - length);
            code <<= 1;
        }

        _ends[17] = int.MaxValue;
    }

    /// <summary>For each 10 bits: the symbol times 256 plus its code's length; 0 where the code is longer.</summary>
    public ushort[] Symbols { get; } = new ushort[1 << LookBits];

    /// <summary>
    /// For each 10 bits that hold a whole coefficient, code and value: the value times 65536, plus the zeros before it times 256, plus the
    /// bits of both; 0 for others.
    /// </summary>
    public int[] Coefficients { get; } = new int[1 << LookBits];

    /// <summary>The symbol and length of a code of more than 10 bits.</summary>
    /// <param name="bits">The next 16 bits.</param>
    /// <param name="length">Of its code; 0 where there is no such code.</param>
    public byte Long(int bits, out int length)
    {
        length = LookBits + 1;
        while (bits >= _ends[length]) length++;
        if (length <= 16)
        {
            var position = (bits >> (16 - length)) + _shift[length];
            if ((uint)position < (uint)_symbols.Length) return _symbols[position];
        }

        length = 0;
        return 0;
    }

    private void Enter(int code, int length, byte symbol)
    {
        var free = LookBits - length;
        Symbols.AsSpan(code << free, 1 << free).Fill((ushort)((symbol << 8) | length));
        var (run, size) = (symbol >> 4, symbol & 15);
        if (size == 0 || size > free) return;
        for (var rest = 0; rest < 1 << free; rest++)
        {
            var value = BitReader.Extend(rest >> (free - size), size);
            Coefficients[(code << free) | rest] = (value << 16) | (run << 8) | (length + size);
        }
    }
}
