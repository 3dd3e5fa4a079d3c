using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AmazonRec.Features.Importing;

/// <summary>What a .npy file of NumPy says of its numbers (NumPy Enhancement Proposal 1; versions 1 to 3).</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="IsDouble">Whether a number is 8 bytes, and not 4.</param>
internal sealed partial record NpyHeader(long Rows, int Width, bool IsDouble)
{
    /// <summary>Far more than a header of two axes takes.</summary>
    private const int MaxLength = 1 << 16;

    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes of a row.</summary>
    public int RowBytes => Width * (IsDouble ? sizeof(double) : sizeof(float));

    /// <summary>Reads it, magic included.</summary>
    /// <exception cref="FormatException">It is damaged, or the numbers are of a kind that is not read; the message says how to save
    /// them.</exception>
    public static NpyHeader Read(Records file, string name)
    {
        var begin = file.Read(8);
        if (!begin.AsSpan().StartsWith(Magic) || begin[6] is 0 or > 3)
            throw new FormatException($"{name}: is no .npy file of version 1 to 3.");
        var length = begin[6] == 1 ? BitConverter.ToUInt16(file.Read(2)) : BitConverter.ToUInt32(file.Read(4));
        if (length > MaxLength)
            throw new FormatException($"{name}: its header has {length:N0} bytes; that of an array of two axes has a hundred.");
        var text = Encoding.UTF8.GetString(file.Read((int)length));
        var (type, order, shape) = (Type().Match(text), Order().Match(text), Shape().Match(text));
        if (!type.Success || !order.Success || !shape.Success)
            throw new FormatException($"{name}: its header names no type, order and shape.");
        if (type.Groups["name"].Value is not ("<f4" or "<f8"))
            throw Other(name, $"numbers of type '{type.Groups["name"].Value}'", "float32 or float64 are read");
        if (order.Groups["fortran"].Value == "True") throw Other(name, "numbers column by column", "rows are read");
        var axes = shape.Groups["axes"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(
                axis =>
                    long.TryParse(axis, CultureInfo.InvariantCulture, out var length)
                        ? length
                        : throw new FormatException($"{name}: its header gives '{axis}' for a length.")).ToArray();
        if (axes.Length != 2) throw Other(name, $"an array of {axes.Length} axes", "one of two is read, [items, width]");
        return axes[1] is > 0 and <= FeatureRows.MaxWidth
            ? new NpyHeader(axes[0], (int)axes[1], type.Groups["name"].Value == "<f8")
            : throw new FormatException($"{name}: has {axes[1]:N0} numbers per item; 1 to {FeatureRows.MaxWidth:N0} are read.");
    }

    private static FormatException Other(string name, string holds, string read) =>
        new(
            $"{name}: holds {holds}; {read}. Save it with numpy.save(path, numpy.ascontiguousarray(x, dtype='float32')), x of shape "
            + "[items, width].");

    [GeneratedRegex(@"'descr'\s*:\s*'(?<name>[^']{1,20})'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Type();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(?<fortran>True|False)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Order();

    [GeneratedRegex(@"'shape'\s*:\s*\((?<axes>[0-9, ]{0,100})\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
