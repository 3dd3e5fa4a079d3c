using AmazonRec.Data.Storage;
using AmazonRec.Testing;

namespace AmazonRec.Data.Tests.Storage;

public sealed class StorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        var path = _folder.Write("a.txt", "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void A_folder_appears_whole_or_not_at_all()
    {
        var target = _folder.PathOf("run");
        using (var staged = new StagedFolder(target, "run.json")) File.WriteAllText(staged.PathOf("half.txt"), "half");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));

        using (var staged = new StagedFolder(target, "half.txt", "run.json"))
        {
            File.WriteAllText(staged.PathOf("run.json"), "1");
            staged.Commit();
        }

        using (var staged = new StagedFolder(target, "half.txt", "run.json"))
        {
            File.WriteAllText(staged.PathOf("run.json"), "2");
            staged.Commit();
        }

        Assert.Equal("2", File.ReadAllText(Path.Combine(target, "run.json")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Single(Directory.EnumerateFileSystemEntries(target));
    }

    [Fact]
    public void Parents_made_for_a_folder_that_never_came_go_with_it()
    {
        using (new StagedFolder(_folder.PathOf("x/y/z"), "run.json")) Assert.True(Directory.Exists(_folder.PathOf("x/y")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_folder_with_other_files_is_left_alone_even_if_it_looks_like_ours()
    {
        _folder.Write("run.json", "{}");
        _folder.Write("precious.txt", "x");
        Assert.Contains("left alone", Assert.Throws<IOException>(() => new StagedFolder(_folder.Path, "run.json")).Message);
    }

    [Fact]
    public void A_folder_within_is_replaced_as_one_if_it_holds_nothing_but_its_kind()
    {
        var target = _folder.PathOf("run");
        foreach (var name in new[] { "old.png", "new.png" })
        {
            using var staged = new StagedFolder(target, "images/*.png", "run.json");
            Directory.CreateDirectory(staged.PathOf("images"));
            File.WriteAllText(Path.Combine(staged.PathOf("images"), name), name);
            File.WriteAllText(staged.PathOf("run.json"), name);
            staged.Commit();
        }

        Assert.Equal(["new.png"], Directory.EnumerateFiles(Path.Combine(target, "images")).Select(Path.GetFileName));
        File.WriteAllText(Path.Combine(target, "images", "precious.txt"), "x");
        Assert.Contains("precious.txt", Assert.Throws<IOException>(() => new StagedFolder(target, "images/*.png", "run.json")).Message);
        Assert.Contains("(images)", Assert.Throws<IOException>(() => new StagedFolder(target, "run.json")).Message);
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_known_before_the_work()
    {
        var file = _folder.Write("file", "x");
        Assert.Contains("is a file", Assert.Throws<IOException>(() => new StagedFolder(file, "run.json")).Message);
        Assert.Contains(
            "can't be written to", Assert.Throws<IOException>(() => new StagedFolder(Path.Combine(file, "run"), "run.json")).Message);
    }

    [Fact]
    public void Tensors_come_back_as_they_were_written()
    {
        var tensors = new Dictionary<string, Tensor>
        {
            ["b"] = new([2, 3], new float[] { 1, 2, 3, 4, 5, float.MinValue }),
            ["a"] = Tensor.Of(new[] { int.MaxValue, -1 }),
            ["c"] = Tensor.Of(new[] { long.MinValue }),
            ["d"] = Tensor.Of(Array.Empty<byte>()),
        };
        var path = Write(tensors);
        var read = Safetensors.Read(path);
        Assert.Equal(["a", "b", "c", "d"], read.Keys);
        Assert.Equal([2, 3], read["b"].Shape);
        foreach (var (name, tensor) in tensors) Assert.Equal(tensor.Values, read[name].Values);
        Assert.Contains("Expected a tensor of Single", Assert.Throws<FormatException>(() => read["a"].As<float>()).Message);
    }

    [Fact]
    public void A_damaged_tensor_file_is_an_error_that_names_it()
    {
        var bytes = File.ReadAllBytes(Write(new Dictionary<string, Tensor> { ["a"] = Tensor.Of(new float[100]) }));
        for (var length = 0; length < bytes.Length; length += 7)
        {
            var path = _folder.WriteBytes("cut.safetensors", bytes[..length]);
            Assert.Contains("cut.safetensors", Assert.Throws<FormatException>(() => Safetensors.Read(path)).Message);
        }
    }

    [Fact]
    public void A_number_that_is_not_defined_is_null_in_json()
    {
        var path = _folder.Write("n.json", Json.Write(new[] { 1.5, double.NaN }));
        Assert.Contains("null", File.ReadAllText(path));
        Assert.Equal([1.5, double.NaN], Json.Read<double[]>(path));
    }

    private string Write(IReadOnlyDictionary<string, Tensor> tensors)
    {
        var path = _folder.PathOf("w.safetensors");
        AtomicFile.Write(path, stream => Safetensors.Write(stream, tensors, new Dictionary<string, string> { ["hash"] = "x" }));
        return path;
    }
}
