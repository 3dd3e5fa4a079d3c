using System.Text;
using AmazonRec.Data;
using AmazonRec.Data.Storage;
using AmazonRec.Features;
using AmazonRec.Features.Importing;
using AmazonRec.Testing;
using AmazonRec.Testing.Data;

namespace AmazonRec.Tests.Features.Importing;

public sealed class FeatureImportTests
{
    private const int McAuleyWidth = 4096;

    private static readonly DataSource ThreeIds = InMemory.File("b\na\nc\n");

    public static TheoryData<string, int> NpyKinds => new() { { "<f4", 1 }, { "<f4", 2 }, { "<f4", 3 }, { "<f8", 1 } };

    [Theory]
    [MemberData(nameof(NpyKinds))]
    public void An_array_of_numpy_becomes_features_in_the_order_of_the_ids(string type, int version)
    {
        var (features, report) = FeatureImport.Read(InMemory.File(Npy(type, version, "(3, 2)", [1, 2, 3, 4, 5, 6])), "text", ThreeIds);

        Assert.Equal(["a", "b", "c"], features.Items.Ids);
        Assert.Equal([3, 4, 1, 2, 5, 6], features.Values.ToArray());
        Assert.Equal(("text", "import of npy"), (features.Name, features.Origin["method"]));
        Assert.Equal(new FeatureImportReport("npy", 2, 3, 3, 0, 0), report);
    }

    [Fact]
    public void A_gzip_file_is_read_as_what_is_in_it()
    {
        using var bytes = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionLevel.Fastest))
            gzip.Write(Npy("<f4", 1, "(3, 1)", [1, 2, 3]));
        Assert.Equal([2, 1, 3], FeatureImport.Read(InMemory.File(bytes.ToArray()), "text", ThreeIds).Features.Values.ToArray());
        Assert.Contains("cut short or damaged", Refusal(bytes.ToArray()[..^6], ThreeIds), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_wanted_items_are_kept_and_what_is_passed_over_is_counted()
    {
        var (features, report) = FeatureImport.Read(
            InMemory.File(Npy("<f4", 1, "(4, 1)", [1, 2, 3, 4])), "text", InMemory.File("b\nx\nb\na"), Vocabulary.FromIds(["a", "b", "q"]));

        Assert.Equal(["a", "b"], features.Items.Ids);
        Assert.Equal([4, 1], features.Values.ToArray()); // of an item's rows the first
        Assert.Equal((4, 2, 1, 1), (report.Rows, report.Kept, report.Others, report.Duplicates));
    }

    [Fact]
    public void Image_features_by_asin_bring_their_ids()
    {
        var file = InMemory.File([.. Record("B000000002", 2), .. Record("0000031852", 1), .. Record("B000000002", 9)]);
        var (features, report) = FeatureImport.Read(file, "image");

        Assert.Equal(["0000031852", "B000000002"], features.Items.Ids);
        Assert.Equal([1, 2], [features.Row(0)[4095], features.Row(1)[0]]);
        Assert.Equal(new FeatureImportReport("image features by asin", McAuleyWidth, 3, 2, 0, 1), report);
        Assert.Equal(["B000000002"], FeatureImport.Read(file, "image", only: Vocabulary.FromIds(["B000000002"])).Features.Items.Ids);
    }

    [Fact]
    public void Safetensors_take_ids_beside_them_unless_they_are_ours()
    {
        var bare = Bytes(
            stream => Safetensors.Write(stream, new Dictionary<string, Tensor> { ["x"] = new([3, 1], new float[] { 1, 2, 3 }) }));
        Assert.Equal([2, 1, 3], FeatureImport.Read(InMemory.File(bare), "text", ThreeIds).Features.Values.ToArray());
        Assert.Contains("--ids", Refusal(bare, ids: null), StringComparison.Ordinal);
        var (ours, _) = FeatureImport.Read(InMemory.File(Ours()), "renamed");
        Assert.Equal(("renamed", 3f), (ours.Name, ours.Row(ours.Items.CodeOf("b"))[0]));
        var two = Bytes(
            stream =>
                Safetensors.Write(
                    stream, new Dictionary<string, Tensor> { ["x"] = new([1, 1], new float[1]), ["y"] = new([1, 1], new float[1]) }));
        Assert.Contains("2 tensors", Refusal(two, ThreeIds), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<f4", "(2, 3)", "has 2 rows, and there are 3 ids")]
    [InlineData("<f4", "(3, 3)", "cut short")]
    [InlineData("<f4", "(3, 1)", "goes on behind its 3 rows")]
    [InlineData("<f4", "(6,)", "1 axes")]
    [InlineData("<f4", "(3, 0)", "0 numbers per item")]
    [InlineData("<f4", "(3, 99999999999)", "99,999,999,999 numbers per item")]
    [InlineData(">f4", "(3, 2)", "'>f4'; float32 or float64")]
    [InlineData("<i8", "(3, 2)", "'<i8'; float32 or float64")]
    public void What_does_not_fit_is_refused_with_a_remedy(string type, string shape, string part) =>
        Assert.Contains(part, Refusal(Npy(type, 1, shape, [1, 2, 3, 4, 5, 6]), ThreeIds), StringComparison.Ordinal);

    [Fact]
    public void Errors_name_the_place()
    {
        Assert.Contains("item a, column 1", Refusal(Npy("<f8", 1, "(3, 2)", [1, 2, 3, 1e300, 5, 6]), ThreeIds), StringComparison.Ordinal);
        Assert.Contains(
            "ids:2",
            Refusal(Npy("<f4", 1, "(3, 2)", [1, 2, 3, 4, 5, 6]), InMemory.File("a\n\nb\n"u8.ToArray(), "ids")),
            StringComparison.Ordinal);
        Assert.Contains(
            "ids:1: is no UTF-8",
            Refusal(Npy("<f4", 1, "(1, 1)", [1]), InMemory.File([0xFE, 0x41, 0x42, 10], "ids")),
            StringComparison.Ordinal);
        Assert.Contains("record 2", Refusal([.. Record("B000000002", 2), .. Record("B0000 0002", 2)], ids: null), StringComparison.Ordinal);
        Assert.Contains(
            "none of the 1 items",
            Assert.Throws<FormatException>(
                () => FeatureImport.Read(InMemory.File(Record("B000000002", 2)), "image", only: Vocabulary.FromIds(["q"]))).Message,
            StringComparison.Ordinal);
        Assert.Contains("Leave out --ids", Refusal(Record("B000000002", 2), ThreeIds), StringComparison.Ordinal);
        Assert.Contains("neither", Refusal("not a file of numbers"u8.ToArray(), ThreeIds), StringComparison.Ordinal);
        Assert.Contains("empty", Refusal([], ThreeIds), StringComparison.Ordinal);
        Assert.Contains(
            "column by column",
            Refusal(
                Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Npy("<f4", 1, "(3, 2)", [1, 2, 3, 4, 5, 6])).Replace("False", "True ")),
                ThreeIds),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("npy")]
    [InlineData("safetensors")]
    [InlineData("asin")]
    public void A_mutated_file_is_features_or_a_FormatException(string format)
    {
        var mutator = new Mutator($"features fuzz {format}");
        var whole = format switch
        {
            "npy" => Npy("<f4", 1, "(3, 2)", [1, 2, 3, 4, 5, 6]),
            "safetensors" => Ours(),
            _ => [.. Record("B000000002", 2), .. Record("B000000003", 2)],
        };
        var read = 0;
        for (var n = 0; n < (format == "asin" ? 300 : 3000); n++)
        {
            try
            {
                FeatureImport.Read(InMemory.File(mutator.Of(whole)), "text", format == "npy" ? ThreeIds : null);
                read++;
            }
            catch (FormatException)
            {
                // as told
            }
        }

        Assert.True(read > 10, $"{read} read: the mutations are too strong");
    }

    private static string Refusal(byte[] file, DataSource? ids) =>
        Assert.Throws<FormatException>(() => FeatureImport.Read(InMemory.File(file), "text", ids)).Message;

    private static byte[] Npy(string type, int version, string shape, double[] values)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n";
        using var bytes = new MemoryStream();
        bytes.Write(
            [
                0x93,
                .. "NUMPY"u8,
                (byte)version,
                0,
                .. version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length),
                .. Encoding.ASCII.GetBytes(header)]);
        foreach (var value in values) bytes.Write(type == "<f8" ? BitConverter.GetBytes(value) : BitConverter.GetBytes((float)value));
        return bytes.ToArray();
    }

    private static byte[] Record(string asin, float value)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Encoding.ASCII.GetBytes(asin));
        for (var i = 0; i < McAuleyWidth; i++) bytes.Write(BitConverter.GetBytes(value));
        return bytes.ToArray();
    }

    private static byte[] Ours()
    {
        using var folder = new TemporaryFolder();
        new FeatureMatrix("text", Vocabulary.FromIds(["a", "b"]), 2, [1, 2, 3, 4]).Save(folder.PathOf("x"));
        return File.ReadAllBytes(folder.PathOf("x"));
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
