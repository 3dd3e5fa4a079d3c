using System.IO.Compression;
using System.Text;
using AmazonRec.Data.Downloads;
using AmazonRec.Testing;
using AmazonRec.Testing.Downloads;

namespace AmazonRec.Data.Tests.Downloads;

public sealed class SetFetcherTests
{
    [Fact]
    public async Task A_note_beside_the_file_says_its_terms_and_where_it_came_from()
    {
        using var rig = new DownloadRig((request, _) => Reply.File(request, DownloadRig.Content));
        var set = PublicSets.Find("2018/Electronics");
        var fetched = await rig.FetchSet(set, set.Files[0].At(rig.Server.At("/mirror")));
        Assert.Equal("/mirror/public_datasets/data/amazon_v2/categoryFilesSmall/Electronics.csv", Assert.Single(rig.Server.Requests).Path);
        Assert.Equal([Path.Combine(rig.Folder, "2018", "Electronics.csv")], fetched.Files);
        var note = await File.ReadAllTextAsync(fetched.Notice);
        foreach (var part in new[] { "EMNLP 2019", "research", "2026-01-01", fetched.Fetched.Sha256!, fetched.Fetched.Address!.ToString() })
            Assert.Contains(part, note);
    }

    [Fact]
    public async Task An_archive_is_unpacked_into_a_folder_of_its_name_and_gone()
    {
        using var rig = new DownloadRig(
            (request, _) =>
                request.Path.EndsWith(".md5")
                    ? Reply.Text(404, "")
                    : Reply.File(request, Zip(("ml-100k/u.data", "1\t2\t3\t4\n"), ("ml-100k/sub/README", "hello"))));
        var set = PublicSets.Find("ml-100k");
        var file = set.Files[0].At(rig.Server.At(""));
        var fetched = await rig.FetchSet(set, file);
        Assert.Equal(["ml-100k", "ml-100k.LICENCE.txt"], rig.Entries());
        Assert.Equal("1\t2\t3\t4\n", await File.ReadAllTextAsync(Path.Combine(fetched.Folder, "u.data")));
        Assert.Equal("hello", await File.ReadAllTextAsync(Path.Combine(fetched.Folder, "sub", "README")));
        var requests = rig.Server.Requests.Count;
        Assert.True((await rig.FetchSet(set, file)).Fetched.AlreadyThere);
        Assert.Equal(requests, rig.Server.Requests.Count);
    }

    [Fact]
    public async Task A_folder_that_someone_else_made_is_left_alone()
    {
        using var rig = new DownloadRig((_, _) => Reply.Text(404, ""));
        Directory.CreateDirectory(rig.PathOf("ml-100k"));
        var set = PublicSets.Find("ml-100k");
        var e = await Assert.ThrowsAsync<DownloadException>(() => rig.FetchSet(set, set.Files[0].At(rig.Server.At(""))));
        Assert.Contains("left alone", e.Message);
        Assert.Empty(rig.Server.Requests);
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("ml/../../evil.txt")]
    [InlineData("/evil.txt")]
    [InlineData("..\\evil.txt")]
    [InlineData("C:/evil.txt")]
    public void An_archive_cannot_write_outside_its_folder(string path)
    {
        using var folder = new TemporaryFolder();
        var zip = folder.WriteBytes("a.zip", Zip(("good.txt", "good"), (path, "evil")));
        Assert.Contains("leads outside", Refusal(zip, folder.PathOf("in/a"), new UnzipLimits()));
        Assert.Equal([zip], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_archive_of_links_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("link").ExternalAttributes = unchecked((int)0xA1FF0000);
        Assert.Contains("leads outside", Refusal(folder.WriteBytes("a.zip", bytes.ToArray()), folder.PathOf("a"), new UnzipLimits()));
    }

    [Fact]
    public void Limits_are_held()
    {
        using var folder = new TemporaryFolder();
        var zip = folder.WriteBytes("a.zip", Zip(("a", new string('0', 5000)), ("b", "b")));
        Assert.Contains("unpacks to more than 5.0 kB", Refusal(zip, folder.PathOf("a"), new UnzipLimits { Bytes = 5000 }));
        Assert.Contains("holds 2 files", Refusal(zip, folder.PathOf("a"), new UnzipLimits { Files = 1 }));
        Assert.Contains("the disk has 9 bytes left", Refusal(zip, folder.PathOf("a"), new UnzipLimits { FreeSpace = _ => 9 }));
        Assert.Contains("no whole zip file", Refusal(folder.Write("b.zip", "PK, but not really"), folder.PathOf("b"), new UnzipLimits()));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder.Path).Count());
    }

    [Fact]
    public void A_folder_that_is_there_keeps_what_the_archive_has_not()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("a"));
        folder.Write("a/mine", "mine");
        folder.Write("a/u.data", "old");
        Unzip.Into(folder.WriteBytes("a.zip", Zip(("u.data", "new"), ("u.item", "items"))), folder.PathOf("a"), new UnzipLimits());
        Assert.Equal(
            ["mine", "new", "items"], new[] { "mine", "u.data", "u.item" }.Select(name => File.ReadAllText(folder.PathOf($"a/{name}"))));
    }

    internal static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }

        return bytes.ToArray();
    }

    private static string Refusal(string zip, string folder, UnzipLimits limits) =>
        Assert.Throws<DownloadException>(() => Unzip.Into(zip, folder, limits)).Message;
}
