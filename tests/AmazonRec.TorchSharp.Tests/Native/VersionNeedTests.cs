using System.Reflection;
using System.Text;
using AmazonRec.Testing;
using AmazonRec.TorchSharp.Build;
using AmazonRec.TorchSharp.Native;

namespace AmazonRec.TorchSharp.Tests.Native;

/// <summary>What the build does to its copy of libLibTorchSharp.so, so that systems with an older libstdc++ load it.</summary>
public sealed class VersionNeedTests
{
    private const string Newest = "GLIBCXX_3.4.32";
    private const int FlagWeak = 2;

    /// <summary>What the package brings; the file for Linux comes along on every system.</summary>
    private static string Package { get; } = Path.Combine(
        typeof(VersionNeedTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PackageRoot").Value!,
        "torchsharp", AssemblyVersion(), "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    [Fact]
    public void One_byte_changes_and_a_second_time_none()
    {
        var (before, after) = (File.ReadAllBytes(Package), File.ReadAllBytes(Package));
        Assert.True(VersionNeed.Weaken(after, Newest));
        var changed = Assert.Single(Enumerable.Range(0, before.Length), at => before[at] != after[at]);
        Assert.Equal(before[changed] | FlagWeak, after[changed]);
        Assert.False(VersionNeed.Weaken(after, Newest));
    }

    [Fact]
    public void A_file_keeps_its_time_and_a_link_to_it_keeps_its_bytes()
    {
        using var folder = new TemporaryFolder();
        var (path, original) = (folder.WriteBytes("libLibTorchSharp.so", File.ReadAllBytes(Package)), folder.PathOf("linked"));
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        if (!OperatingSystem.IsWindows()) System.Diagnostics.Process.Start("ln", [path, original]).WaitForExit();
        Assert.True(VersionNeed.WeakenFile(path, Newest));
        Assert.Equal(new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc), File.GetLastWriteTimeUtc(path));
        if (!OperatingSystem.IsWindows()) Assert.Equal(File.ReadAllBytes(Package), File.ReadAllBytes(original));
        Assert.False(VersionNeed.WeakenFile(path, Newest));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), file => file != path && file != original);
    }

    [Fact]
    public void What_is_no_elf_file_or_asks_for_no_such_version_is_left_alone()
    {
        var whole = File.ReadAllBytes(Package);
        byte[] thirtyTwoBits = [.. whole];
        thirtyTwoBits[4] = 1;
        byte[] needsBeyondTheEnd = [.. whole];
        needsBeyondTheEnd.AsSpan(0x28, 8).Fill(0x7f);
        foreach (
            var file in new byte[][]
            {
                [],
                Encoding.ASCII.GetBytes("no library, but some text that is longer than the header of one would be"),
                thirtyTwoBits,
                needsBeyondTheEnd,
                whole[..5000],
            })
        {
            byte[] copy = [.. file];
            Assert.False(VersionNeed.Weaken(copy, Newest));
            Assert.Equal(file, copy);
        }

        Assert.False(VersionNeed.Weaken(whole, "GLIBCXX_3.4.33"));
        Assert.Equal(File.ReadAllBytes(Package), whole);
    }

    [Fact]
    public void A_file_cut_short_anywhere_ends_in_no_error()
    {
        var whole = File.ReadAllBytes(Package);
        for (var length = 0; length < whole.Length; length += 49_999) _ = VersionNeed.Weaken(whole[..length], Newest);
    }

    [Fact(SkipUnless = nameof(IsLinux), Skip = "The build changes the copy on Linux alone.")]
    public void The_copy_that_the_build_made_asks_weakly_and_loads()
    {
        var copy = Path.Combine(LibtorchFiles.Natives(Libtorch.Folder, Machine.Here), "libLibTorchSharp.so");
        Assert.False(VersionNeed.Weaken(File.ReadAllBytes(copy), Newest)); // as it is done
        Assert.Equal(File.ReadAllBytes(Package).Length, new FileInfo(copy).Length);
        Assert.NotEqual(0, Libtorch.Load(Libtorch.Folder, Machine.Here));
    }

    public static bool IsLinux => OperatingSystem.IsLinux();

    private static string AssemblyVersion() => typeof(global::TorchSharp.torch).Assembly.GetName().Version!.ToString(3);
}
