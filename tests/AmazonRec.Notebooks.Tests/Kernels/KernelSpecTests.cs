using System.Text.Json.Nodes;
using AmazonRec.Notebooks.Kernels;

namespace AmazonRec.Notebooks.Tests.Kernels;

public sealed class KernelSpecTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("amazonrec-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_kernel_has_a_name_of_its_own_and_the_one_that_notebooks_ask_for()
    {
        var (written, other) = KernelSpec.Install(_folder, "AmazonRec.Cli.dll");
        Assert.Equal([Of("amazonrec"), Of(".net-csharp")], written);
        Assert.Null(other);
        foreach (var file in written)
        {
            var spec = JsonNode.Parse(File.ReadAllText(file))!;
            Assert.True(File.Exists((string?)spec["argv"]![0])); // dotnet by its whole path
            Assert.Equal(["notebook", "kernel", "run", "{connection_file}"], spec["argv"]!.AsArray().Skip(2).Select(a => (string?)a));
            Assert.Equal(("message", "C#"), ((string?)spec["interrupt_mode"], (string?)spec["language"]));
        }

        Assert.Equal(
            [(".net-csharp", "C# (AmazonRec), as .net-csharp", true), ("amazonrec", "C# (AmazonRec)", true)],
            KernelSpec.List(_folder).Select(kernel => (kernel.Name, kernel.DisplayName, kernel.IsOurs)));
        Assert.Equal(written, KernelSpec.Install(_folder, "AmazonRec.Cli.dll").Written);
        Assert.Equal(written, KernelSpec.Uninstall(_folder));
        Assert.Empty(KernelSpec.Uninstall(_folder));
        Assert.Empty(KernelSpec.List(_folder));
    }

    [Fact]
    public void The_dotnet_interactive_kernel_keeps_its_name_whichever_was_installed_first()
    {
        var theirs = Theirs(".net-csharp");
        var (written, other) = KernelSpec.Install(_folder, "AmazonRec.Cli.dll");
        Assert.Equal([Of("amazonrec")], written);
        Assert.Equal(".NET (C#)", other);
        Assert.Equal(theirs, File.ReadAllText(Of(".net-csharp")));
        Assert.Equal([Of("amazonrec")], KernelSpec.Uninstall(_folder));
        KernelSpec.Uninstall(_folder);
        Directory.Delete(Path.GetDirectoryName(Of(".net-csharp"))!, recursive: true);
        KernelSpec.Install(_folder, "AmazonRec.Cli.dll");
        theirs = Theirs(".net-csharp"); // as its own installer does: it replaces the file
        Assert.Equal([Of("amazonrec")], KernelSpec.Install(_folder, "AmazonRec.Cli.dll").Written);
        Assert.Equal(theirs, File.ReadAllText(Of(".net-csharp")));
        Assert.True(File.Exists(Of("amazonrec")));
    }

    [Theory]
    [InlineData("""{"argv": ["other"], "display_name": 5}""")]
    [InlineData("""{"argv": ["other"]}""")]
    [InlineData("nothing")]
    public void Another_programs_kernel_of_our_name_is_an_error(string spec)
    {
        Theirs("amazonrec", spec);
        var error = Assert.Throws<IOException>(() => KernelSpec.Install(_folder, "x.dll"));
        Assert.Contains("jupyter kernelspec uninstall amazonrec", error.Message);
        Assert.Empty(KernelSpec.Uninstall(_folder));
    }

    private string Of(string name) => Path.Combine(_folder, name, "kernel.json");

    private string Theirs(string name, string spec = """{"argv": ["dotnet", "interactive", "jupyter"], "display_name": ".NET (C#)"}""")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(name))!);
        File.WriteAllText(Of(name), spec);
        return spec;
    }
}
