using System.Security.Cryptography;
using System.Text;
using AmazonRec.Data.Downloads;
using AmazonRec.Testing.Downloads;

namespace AmazonRec.Data.Tests.Downloads;

public sealed class DownloaderTests
{
    private static readonly byte[] Content = DownloadRig.Content;

    [Fact]
    public async Task A_file_comes_whole_under_its_name_and_leaves_nothing_else()
    {
        using var rig = new DownloadRig((request, _) => Reply.File(request, Content));
        var fetched = await rig.Fetch();
        Assert.Equal(Content, await File.ReadAllBytesAsync(fetched.Path));
        Assert.Equal(["data.csv"], rig.Entries());
        Assert.Equal(
            (Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)), false),
            (fetched.Bytes, fetched.Sha256, fetched.AlreadyThere));
        Assert.StartsWith("AmazonRec/", Assert.Single(rig.Server.Requests).Headers["User-Agent"]);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_fetched_again_unless_forced()
    {
        using var rig = new DownloadRig((request, _) => Reply.File(request, Content));
        await File.WriteAllTextAsync(rig.PathOf("data.csv"), "mine");
        Assert.True((await rig.Fetch()).AlreadyThere);
        Assert.Empty(rig.Server.Requests);
        rig.Options = rig.Options with { Force = true };
        await rig.Fetch();
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
    }

    [Fact]
    public async Task A_connection_cut_in_the_middle_goes_on_where_it_ended()
    {
        using var rig = new DownloadRig((request, number) => Reply.File(request, Content) with { CutAfter = number == 1 ? 5000 : null });
        var fetched = await rig.Fetch();
        Assert.Equal(Content, await File.ReadAllBytesAsync(fetched.Path));
        Assert.Equal([null, 5000], rig.Server.Requests.Select(r => r.From));
        Assert.Equal("\"v1\"", rig.Server.Requests[1].Headers["If-Range"]);
        Assert.Contains("trying again in 1 s", Assert.Single(rig.Notes));
    }

    [Fact]
    public async Task An_earlier_download_that_was_given_up_goes_on_days_later()
    {
        var down = true;
        using var rig = new DownloadRig(
            (request, number) => Reply.File(request, Content) with { CutAfter = down ? (number == 1 ? 7000 : 0) : null });
        Assert.Contains("7 times in a row", await rig.Refusal());
        Assert.Equal(["data.csv.partial", "data.csv.partial.json"], rig.Entries());
        down = false;
        await rig.Fetch();
        Assert.Equal(7000, rig.Server.Requests[^1].From);
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
        Assert.Equal(["data.csv"], rig.Entries());
    }

    [Fact]
    public async Task Waits_double_while_nothing_comes_and_start_small_again_when_something_does()
    {
        using var rig = new DownloadRig((request, number) => number switch
        {
            <= 3 => Reply.Text(500, "broken"),
            4 => Reply.File(request, Content) with { CutAfter = 4000 },
            _ => Reply.File(request, Content),
        });
        await rig.Fetch();
        Assert.Equal([1, 2, 4, 1], rig.Time.Waits.Select(w => w.TotalSeconds));
    }

    [Fact]
    public async Task A_server_that_cannot_go_on_in_the_middle_starts_over()
    {
        using var rig = new DownloadRig(
            (_, number) => new Reply(200, Content, ("ETag", "\"v1\"")) { CutAfter = number == 1 ? 5000 : null });
        await rig.Fetch();
        Assert.Equal(5000, rig.Server.Requests[1].From);
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
        Assert.Contains(rig.Notes, note => note.Contains("starting over"));
    }

    [Fact]
    public async Task A_file_that_changed_between_tries_is_never_mixed_of_both()
    {
        var changed = Encoding.UTF8.GetBytes(new string('x', 9000) + "\n");
        using var rig = new DownloadRig(
            (request, number) =>
                number == 1 ? Reply.File(request, Content) with { CutAfter = 5000 } : Reply.File(request, changed, "\"v2\""));
        await rig.Fetch();
        Assert.Equal(changed, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
    }

    [Fact]
    public async Task A_part_of_another_version_or_from_another_place_is_not_taken()
    {
        using var rig = new DownloadRig((request, number) => number switch
        {
            1 => Reply.File(request, Content) with { CutAfter = 5000 },
            2 => new Reply(206, Content[100..], ("ETag", "\"v1\""), ("Content-Range", $"bytes 100-{Content.Length - 1}/{Content.Length}")),
            3 => Reply.File(request, Content) with { CutAfter = 6000 },
            4 =>
                new Reply(206, Content[6000..], ("ETag", "\"v2\""), ("Content-Range", $"bytes 6000-{Content.Length - 1}/{Content.Length}")),
            _ => Reply.File(request, Content),
        });
        await rig.Fetch();
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
        Assert.Equal([null, 5000, null, 6000, null], rig.Server.Requests.Select(r => r.From));
    }

    [Fact]
    public async Task Without_a_strong_tag_or_a_date_nobody_can_tell_versions_apart_so_it_starts_over()
    {
        using var rig = new DownloadRig(
            (_, number) => new Reply(200, Content, ("ETag", "W/\"v1\"")) { CutAfter = number == 1 ? 5000 : null });
        await rig.Fetch();
        Assert.All(rig.Server.Requests, request => Assert.Null(request.From));
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
    }

    [Fact]
    public async Task A_date_tells_versions_apart_where_there_is_no_tag()
    {
        const string Date = "Tue, 06 Jan 2015 10:00:00 GMT";
        using var rig = new DownloadRig((request, number) => number == 1
            ? new Reply(200, Content, ("Last-Modified", Date)) { CutAfter = 5000 }
            : new Reply(
                206, Content[5000..], ("Last-Modified", Date), ("Content-Range", $"bytes 5000-{Content.Length - 1}/{Content.Length}")));
        await rig.Fetch();
        Assert.Equal(Date, rig.Server.Requests[1].Headers["If-Range"]);
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
    }

    [Fact]
    public async Task A_length_that_never_comes_true_is_an_error_and_no_file()
    {
        using var rig = new DownloadRig((request, _) => Reply.File(request, Content) with { ClaimedLength = Content.Length + 10 });
        Assert.Contains("Try again later", await rig.Refusal());
        Assert.False(File.Exists(rig.PathOf("data.csv")));
    }

    [Fact]
    public async Task A_stall_is_given_up_and_taken_up_anew()
    {
        using var rig = new DownloadRig(
            (request, number) =>
                number == 1 ? Reply.File(request, Content) with { CutAfter = 5000, Stalls = true } : Reply.File(request, Content));
        rig.Options = rig.Options with { Stall = TimeSpan.FromSeconds(0.2) };
        await rig.Fetch();
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
        Assert.Contains(rig.Notes, note => note.Contains("nothing came for 0.2 s"));
    }

    [Fact]
    public async Task A_busy_server_is_left_alone_for_as_long_as_it_asks()
    {
        using var rig = new DownloadRig((request, number) => number switch
        {
            1 => Reply.Text(429, "slow down", ("Retry-After", "17")),
            2 => Reply.Text(503, "busy", ("Retry-After", "Thu, 01 Jan 2026 00:00:57 GMT")),
            _ => Reply.File(request, Content),
        });
        await rig.Fetch();
        Assert.Equal([17, 40], rig.Time.Waits.Select(w => w.TotalSeconds));
        Assert.Contains("429", rig.Notes[0]);
    }

    [Fact]
    public async Task A_server_that_asks_for_hours_is_not_waited_for()
    {
        using var rig = new DownloadRig((_, _) => Reply.Text(503, "down", ("Retry-After", "7200")));
        Assert.Contains("asks to wait 120 minutes", await rig.Refusal());
        Assert.Single(rig.Server.Requests);
    }

    [Theory]
    [InlineData(404, "no such file there")]
    [InlineData(403, "fetch it in a browser")]
    [InlineData(418, "--mirror URL")]
    public async Task What_will_not_change_is_not_tried_again_and_names_the_address(int status, string remedy)
    {
        using var rig = new DownloadRig((_, _) => Reply.Text(status, "no"));
        var message = await rig.Refusal();
        Assert.Contains(rig.Server.At("/data.csv").ToString(), message);
        Assert.Contains(remedy, message);
        Assert.Single(rig.Server.Requests);
        Assert.Empty(rig.Entries());
    }

    [Fact]
    public async Task A_folder_made_for_a_file_that_never_came_is_gone_again()
    {
        using var rig = new DownloadRig((_, _) => Reply.Text(404, "no"));
        var set = PublicSets.Find("2018/Electronics");
        await Assert.ThrowsAsync<DownloadException>(() => rig.FetchSet(set, set.Files[0].At(rig.Server.At(""))));
        Assert.Empty(rig.Entries());
    }

    [Fact]
    public async Task Redirects_are_followed_to_another_host_too()
    {
        using var other = new FaultServer((request, _) => Reply.File(request, Content));
        using var rig = new DownloadRig(
            (request, _) =>
                request.Path == "/data.csv"
                    ? Reply.Text(302, "", ("Location", "/moved"))
                    : Reply.Text(307, "", ("Location", other.At("/there").ToString())));
        await rig.Fetch();
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
        Assert.Equal("/there", Assert.Single(other.Requests).Path);
    }

    [Fact]
    public async Task A_redirect_loop_ends()
    {
        using var rig = new DownloadRig((request, _) => Reply.Text(301, "", ("Location", request.Path)));
        Assert.Contains("looks like a loop", await rig.Refusal());
        Assert.Equal(rig.Options.Redirects + 1, rig.Server.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_says_sorry_with_status_200_is_no_data()
    {
        using var rig = new DownloadRig((_, _) => Reply.Text(200, "<!DOCTYPE html><title>Sorry</title>"));
        Assert.Contains("a web page", await rig.Refusal(rig.File("/reviews.json.gz", FileForm.Gzip)));
        Assert.Contains("a web page", await rig.Refusal());
        Assert.Empty(rig.Entries());
    }

    [Fact]
    public async Task A_file_of_another_form_is_refused()
    {
        using var rig = new DownloadRig((_, _) => Reply.Text(200, "{\"asin\": 1}"));
        var message = await rig.Refusal(rig.File("/reviews.json.gz", FileForm.Gzip));
        Assert.Contains("'{\"asin\": 1}'", message);
        Assert.Contains("gzip", message);
    }

    [Fact]
    public async Task A_published_checksum_is_held_against_the_file()
    {
        using var rig = new DownloadRig(
            (request, _) =>
                request.Path.EndsWith(".md5")
                    ? Reply.Text(200, "MD5 (data.csv) = 080c80e6007b749c96f26041041e9c20\n")
                    : Reply.File(request, Content));
        Assert.Equal(ChecksumState.Matched, (await rig.Fetch(rig.File(md5: "/data.csv.md5"))).Checksum);
    }

    [Fact]
    public async Task A_file_that_does_not_match_its_checksum_is_refused_and_gone()
    {
        using var rig = new DownloadRig(
            (request, _) =>
                request.Path.EndsWith(".md5") ? Reply.Text(200, new string('0', 32) + "  data.csv") : Reply.File(request, Content));
        Assert.Contains(new string('0', 32), await rig.Refusal(rig.File(md5: "/data.csv.md5")));
        Assert.Empty(rig.Entries());
    }

    [Fact]
    public async Task Where_no_checksum_is_published_that_is_said()
    {
        using var rig = new DownloadRig((request, _) => request.Path.EndsWith(".md5") ? Reply.Text(404, "") : Reply.File(request, Content));
        Assert.Equal(ChecksumState.NotPublished, (await rig.Fetch(rig.File(md5: "/data.csv.md5"))).Checksum);
        Assert.Contains("no checksum to compare with", Assert.Single(rig.Notes));
    }

    [Fact]
    public async Task Another_home_is_tried_where_the_first_has_no_such_file()
    {
        using var rig = new DownloadRig(
            (request, _) => request.Path.StartsWith("/old") ? Reply.Text(404, "") : Reply.File(request, Content));
        var fetched = await rig.Fetch(rig.File() with { Addresses = [rig.Server.At("/old/data.csv"), rig.Server.At("/new/data.csv")] });
        Assert.Equal(rig.Server.At("/new/data.csv"), fetched.Address);
    }

    [Fact]
    public async Task Too_little_room_is_known_before_the_first_byte()
    {
        using var rig = new DownloadRig((request, _) => Reply.File(request, Content));
        rig.Options = rig.Options with { FreeSpace = _ => 10 };
        Assert.Contains("the disk has 10 bytes left", await rig.Refusal());
        Assert.Empty(rig.Entries());
    }

    [Fact]
    public async Task Cancelling_keeps_what_has_come()
    {
        using var stop = new CancellationTokenSource();
        using var rig = new DownloadRig(
            (request, number) => Reply.File(request, Content) with { CutAfter = number == 1 ? 5000 : null, Stalls = number == 1 });
        var file = rig.File();
        var fetching = rig.Fetch(file, stop.Token);
        while (Downloader.LeftOver(file, rig.Folder) < 5000 && !fetching.IsCompleted) await Task.Yield();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        Assert.Equal(5000, Downloader.LeftOver(file, rig.Folder));
        await rig.Fetch(file);
        Assert.Equal(5000, rig.Server.Requests[^1].From);
        Assert.Equal(Content, await File.ReadAllBytesAsync(rig.PathOf("data.csv")));
    }

    [Fact]
    public async Task A_file_of_unknown_length_is_taken_as_it_comes()
    {
        using var rig = new DownloadRig((request, _) => Reply.File(request, Content) with { ClaimedLength = -1 });
        Assert.Equal(Content.Length, (await rig.Fetch()).Bytes);
    }

    [Theory]
    [InlineData(200, 2000L)]
    [InlineData(405, null)]
    public async Task The_length_of_a_file_is_asked_for_without_fetching_it(int status, long? expected)
    {
        using var rig = new DownloadRig((_, _) => new Reply(status, new byte[2000]));
        Assert.Equal(expected, await rig.Length());
        Assert.True(Assert.Single(rig.Server.Requests).IsHead);
        Assert.Empty(rig.Entries());
    }
}
