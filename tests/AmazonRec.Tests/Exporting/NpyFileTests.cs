using AmazonRec.Exporting;

namespace AmazonRec.Tests.Exporting;

public sealed class NpyFileTests
{
    [Theory]
    [InlineData(new[] { 2, 3 }, "(2, 3)")]
    [InlineData(new[] { 6 }, "(6,)")]
    public void An_array_is_as_numpy_saves_it(int[] shape, string axes)
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, [0, 1, -2, float.Pi, 1e-30f, 5], shape);
        var header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {axes}, }}".PadRight(117) + "\n";
        byte[] expected = [
            0x93, .. "NUMPY"u8, 1, 0, 118, 0, .. System.Text.Encoding.ASCII.GetBytes(header),
            .. new[] { 0, 1, -2, float.Pi, 1e-30f, 5 }.SelectMany(BitConverter.GetBytes)];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Numbers_that_do_not_fill_the_shape_are_refused() =>
        Assert.Throws<ArgumentException>(() => NpyFile.Write(Stream.Null, new float[5], 2, 3));
}
