using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AmazonRec.Tests.Exporting;

/// <summary>A .npy file read plainly.</summary>
internal static partial class Npy
{
    public static (int[] Shape, float[] Values) Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0], bytes[..8]);
        var length = BitConverter.ToUInt16(bytes, 8);
        Assert.Equal(0, (10 + length) % 64);
        var header = Encoding.ASCII.GetString(bytes, 10, length);
        Assert.StartsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (", header);
        Assert.EndsWith("\n", header);
        int[] shape = [.. Number().Matches(header[header.IndexOf('(', StringComparison.Ordinal)..])
            .Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture))];
        var values = new float[(bytes.Length - 10 - length) / 4];
        Buffer.BlockCopy(bytes, 10 + length, values, 0, values.Length * 4);
        return (shape, values);
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
