using AmazonRec.Data.Downloads;
using AmazonRec.Testing;
using AmazonRec.Testing.Downloads;
using FsCheck;
using FsCheck.Fluent;

namespace AmazonRec.Data.Tests.Downloads;

public sealed class ImageFetcherTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 4];

    [Fact]
    public async Task Photos_are_named_by_item_and_the_index_says_what_came_of_each()
    {
        using var rig = new DownloadRig((request, _) => request.Path switch
        {
            "/a.png" => new Reply(200, Png, ("Content-Type", "image/jpeg")),
            "/gone.jpg" => Reply.Text(404, ""),
            "/page.jpg" => Reply.Text(200, "<html>", ("Content-Type", "text/html")),
            "/odd.jpg" => new Reply(200, [1, 2, 3, 4]),
            _ => new Reply(200, Jpeg, ("Content-Type", "image/jpeg")),
        });
        string At(string path) => rig.Server.At(path).ToString();
        var report = await rig.Photos(
            options: null, ("B001", At("/a.jpg")), ("B002", At("/a.png")), ("B003", At("/gone.jpg")), ("B004", At("/page.jpg")),
            ("B005", At("/odd.jpg")), ("B006", "no address"), ("B001", At("/b.jpg")));
        Assert.Equal(new ImageReport(rig.Folder, 7, 2, 0, 1, 3, 0, 0, 1, Jpeg.Length + Png.Length), report);
        Assert.Equal(["B001.jpg", "B002.png", "images.json"], rig.Entries());
        Assert.Equal(
            [(
                ImageStatus.Fetched,
                "B001.jpg",
                null), (ImageStatus.Fetched, "B002.png", null), (ImageStatus.Missing, null, "not there (404)"), (ImageStatus.Refused, null,
                "is text/html, no image"),
             (ImageStatus.Refused, null, "is no JPEG, PNG, GIF or WebP by its first bytes"),
             (ImageStatus.Refused, (string?)null, (string?)"this is no web address")],
            ImageIndex.Read(rig.Folder).Records.Select(r => (r.Status, r.File, r.Reason)));
    }

    [Fact]
    public async Task A_second_run_fetches_only_what_may_come_this_time()
    {
        var down = true;
        using var rig = new DownloadRig((request, _) => request.Path switch
        {
            "/gone.jpg" => Reply.Text(404, ""),
            "/busy.jpg" when down => Reply.Text(500, ""),
            _ => new Reply(200, Jpeg),
        });
        (string, string)[] list = [
            ("A", rig.Server.At("/a.jpg").ToString()),
            ("B", rig.Server.At("/gone.jpg").ToString()),
            ("C", rig.Server.At("/busy.jpg").ToString())];
        var first = await rig.Photos(options: null, list);
        Assert.Equal((1, 1, 1), (first.Fetched, first.Missing, first.Failed));
        down = false;
        var before = rig.Server.Requests.Count;
        var second = await rig.Photos(options: null, list);
        Assert.Equal((1, 1, 1, 0), (second.Fetched, second.AlreadyThere, second.LeftAlone, second.Failed));
        Assert.Equal("/busy.jpg", Assert.Single(rig.Server.Requests.Skip(before)).Path);
        await rig.Photos(new ImageOptions { RetryFailed = true }, list);
        Assert.Equal("/gone.jpg", Assert.Single(rig.Server.Requests.Skip(before + 1)).Path);
        File.Delete(rig.PathOf("A.jpg"));
        Assert.Equal(1, (await rig.Photos(options: null, list)).Fetched);
    }

    [Fact]
    public async Task One_host_is_never_asked_faster_than_it_is_allowed_to()
    {
        using var rig = new DownloadRig((_, _) => new Reply(200, Jpeg));
        await rig.Photos(
            new ImageOptions { Parallel = 1, PerHost = TimeSpan.FromSeconds(3) },
            [.. Enumerable.Range(0, 5).Select(i => ($"I{i}", rig.Server.At($"/{i}.jpg").ToString()))]);
        Assert.Equal([3, 3, 3, 3], rig.Time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task A_host_that_asks_for_rest_gets_it()
    {
        using var rig = new DownloadRig((_, number) => number == 1 ? Reply.Text(429, "", ("Retry-After", "30")) : new Reply(200, Jpeg));
        var report = await rig.Photos(
            new ImageOptions { Parallel = 1, PerHost = TimeSpan.Zero }, ("A", rig.Server.At("/a.jpg").ToString()));
        Assert.Equal(1, report.Fetched);
        Assert.Equal(30, rig.Time.Waits.Sum(w => w.TotalSeconds));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-1)]
    public async Task A_photo_above_the_size_limit_is_refused_whether_or_not_its_length_is_told(int? claimed)
    {
        using var rig = new DownloadRig((_, _) => new Reply(200, [.. Jpeg, .. new byte[100]]) { ClaimedLength = claimed });
        var report = await rig.Photos(new ImageOptions { MaxBytes = 50 }, ("A", rig.Server.At("/a.jpg").ToString()));
        Assert.Equal(1, report.Refused);
        Assert.Equal("is larger than 50 bytes", ImageIndex.Read(rig.Folder).Find("A")!.Reason);
    }

    [Fact]
    public async Task A_photo_cut_short_is_tried_again_and_never_kept_half()
    {
        using var rig = new DownloadRig((_, number) => new Reply(200, Jpeg) { CutAfter = number == 1 ? 4 : null });
        await rig.Photos(options: null, ("A", rig.Server.At("/a.jpg").ToString()));
        Assert.Equal(Jpeg, await File.ReadAllBytesAsync(rig.PathOf("A.jpg")));
    }

    [Fact]
    public async Task Many_at_once_all_arrive()
    {
        using var rig = new DownloadRig((_, _) => new Reply(200, Jpeg));
        var report = await rig.Photos(
            new ImageOptions { Parallel = 8, SaveEvery = 7 },
            [.. Enumerable.Range(0, 60).Select(i => ($"I{i}", rig.Server.At($"/{i}.jpg").ToString()))]);
        Assert.Equal(60, report.Fetched);
        Assert.Equal(61, rig.Entries().Count());
    }

    [Theory]
    [InlineData("B00004TF1Y", "B00004TF1Y")]
    [InlineData("1682", "1682")]
    [InlineData("../x", "_x-")]
    [InlineData("a/b", "a_b-")]
    [InlineData("CON", "_CON-")]
    [InlineData("..", "_-")]
    public void A_fit_id_is_its_own_name_and_others_carry_a_hash(string item, string start) =>
        Assert.StartsWith(start, ImageNames.FileOf(item));

    [Fact]
    public void Names_stay_in_the_folder_and_no_two_ids_share_one()
    {
        Prop.ForAll<NonNull<string>, NonNull<string>>((a, b) =>
        {
            var (x, y) = (ImageNames.FileOf(a.Get), ImageNames.FileOf(b.Get));
            return x.Length is > 0 and < 100 && Path.GetFileName(x) == x && x is not ("." or "..")
                && (a.Get == b.Get || !string.Equals(x, y, StringComparison.OrdinalIgnoreCase));
        }).QuickCheckThrowOnFailure();
        Assert.NotEqual(ImageNames.FileOf("a1").ToUpperInvariant(), ImageNames.FileOf("A1").ToUpperInvariant());
    }

    [Fact]
    public void A_list_is_a_table_with_a_column_of_items_and_one_of_addresses()
    {
        using var folder = new TemporaryFolder();
        var expected = new[] { ("B1", "http://x/1.jpg"), ("B2", "http://x/a,b.jpg") };
        Assert.Equal(
            expected,
            ImageList.Read(
                DataSource.File(
                    folder.Write("a.csv", "asin,title,image_url\nB1,Hat,http://x/1.jpg\nB2,\"Hat, red\",\"http://x/a,b.jpg\"\n"))));
        Assert.Equal(
            expected,
            ImageList.Read(DataSource.File(folder.WriteGzip("a.tsv.gz", "url\titem\nhttp://x/1.jpg\tB1\nhttp://x/a,b.jpg\tB2\n"))));
        Assert.Contains(
            "names no column of addresses",
            Assert.Throws<FormatException>(() => ImageList.Read(DataSource.File(folder.Write("b.csv", "item,photo\n1,2\n")))).Message);
        Assert.Contains(
            "b.csv:2: has 1 columns",
            Assert.Throws<FormatException>(() => ImageList.Read(DataSource.File(folder.Write("b.csv", "item,url\n1\n")))).Message);
    }
}
