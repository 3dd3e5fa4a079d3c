using AmazonRec.Testing;
using AmazonRec.TorchSharp.Native;

namespace AmazonRec.TorchSharp.Tests.Native;

/// <summary>An error at load names its cause and what to do, whatever is in the way.</summary>
public sealed class LoadFaultTests : IDisposable
{
    private const string BuildAgain = "dotnet build -c Release src/AmazonRec.TorchSharp";

    private static readonly Machine Here = Machine.Here;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_is_named()
    {
        Put(Here.Platform, LibtorchFiles.NameOf("LibTorchSharp"));
        var message = MessageOf(Here);
        Assert.Contains($"libtorch is not whole: {LibtorchFiles.NameOf("torch_cpu")} is not in", message);
        Assert.Contains(BuildAgain, message);
    }

    [Fact]
    public void A_plug_in_of_another_platform_is_told_from_one_that_is_not_whole()
    {
        foreach (var platform in new[] { "linux-x64", "other-arm64" }) Put(platform, "libLibTorchSharp.so", "libtorch_cpu.so");
        var message = MessageOf(Here with { Platform = "linux-arm64" });
        Assert.Contains("is for linux-x64, other-arm64; this program runs on linux-arm64.", message);
        Assert.Contains("--engine managed", message);
    }

    [Fact]
    public void A_processor_without_avx2_is_refused_before_it_meets_what_it_does_not_know()
    {
        Put(Here.Platform, LibtorchFiles.NameOf("LibTorchSharp"), LibtorchFiles.NameOf("torch_cpu"));
        var message = MessageOf(Here with { HasAvx2 = false });
        Assert.Contains("no AVX2", message);
        Assert.Contains("--engine managed", message);
    }

    [Fact]
    public void A_file_that_is_no_library_is_an_error_that_names_it()
    {
        Put(Here.Platform, LibtorchFiles.NameOf("LibTorchSharp"), LibtorchFiles.NameOf("torch_cpu"));
        var message = MessageOf(Here);
        Assert.Contains(LibtorchFiles.NameOf("LibTorchSharp"), message);
        Assert.Contains(BuildAgain, message);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void An_older_cpp_library_is_named_with_what_it_has_and_what_was_asked_for()
    {
        var library = _folder.WriteBytes(
            "libstdc++.so.6", [0, .. "GLIBCXX_3.4\0GLIBCXX_3.4.9\0GLIBCXX_3.4.30\0GLIBCXX_3.4.29\0GLIBCXX_DEBUG"u8]);
        var message = LoadFault.Describe(
            Refusal($"{library}: version `GLIBCXX_3.4.32' not found (required by /plugins/libLibTorchSharp.so)"),
            "/plugins/libLibTorchSharp.so",
            Here);
        Assert.StartsWith(
            $"libtorch asks for GLIBCXX_3.4.32 of the C++ library, and {library} has versions up to GLIBCXX_3.4.30.", message);
        Assert.Contains(BuildAgain, message);
        Assert.Contains("newer libstdc++6", message);
    }

    [Fact]
    public void A_system_that_is_too_old_is_told_so() =>
        Assert.Contains(
            "libtorch asks for GLIBC_2.34 of /lib/libc.so.6, which this system is too old for",
            LoadFault.Describe(
                Refusal("/lib/libc.so.6: version `GLIBC_2.34' not found (required by /plugins/libtorch_cpu.so)"),
                "/plugins/libLibTorchSharp.so",
                Here));

    [Fact]
    public void A_file_for_another_processor_is_told_so()
    {
        foreach (
            var refusal in new Exception[]
            {
                new BadImageFormatException("0x8007000B"),
                Refusal("/plugins/libLibTorchSharp.so: wrong ELF class: ELFCLASS32"),
            })
            Assert.Contains(
                $"for another processor than this program, which runs on {Here.Platform}",
                LoadFault.Describe(refusal, "/plugins/libLibTorchSharp.so", Here));
    }

    [Fact]
    public void Any_other_refusal_is_passed_on_in_the_loaders_words() =>
        Assert.StartsWith(
            "libtorch can't be loaded from /plugins/libLibTorchSharp.so: libgomp.so.1: cannot open shared object file: No such file or "
            + "directory.",
            LoadFault.Describe(
                Refusal("libgomp.so.1: cannot open shared object file: No such file or directory"), "/plugins/libLibTorchSharp.so", Here));

    [Fact(SkipUnless = nameof(HasLibstdcpp), Skip = "No C++ library of GNU here.")]
    public void This_process_knows_its_cpp_library() => Assert.Matches(@"^GLIBCXX_3\.4\.\d+$", Machine.NewestVersionIn(Here.Libstdcpp!));

    public static bool HasLibstdcpp => Machine.Here.Libstdcpp is not null;

    /// <summary>As .NET words it.</summary>
    private static DllNotFoundException Refusal(string loader) =>
        new("Unable to load shared library '/plugins/libLibTorchSharp.so' or one of its dependencies. In order to help diagnose loading "
            + "problems, " +
            $"consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable: \n{loader}\n");

    private void Put(string platform, params string[] files)
    {
        var natives = Directory.CreateDirectory(Path.Combine(_folder.Path, "runtimes", platform, "native")).FullName;
        foreach (var file in files) File.WriteAllText(Path.Combine(natives, file), "no library");
    }

    private string MessageOf(Machine machine) => Assert.Throws<IOException>(() => Libtorch.Load(_folder.Path, machine)).Message;
}
