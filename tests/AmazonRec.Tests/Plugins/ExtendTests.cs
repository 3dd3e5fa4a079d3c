using System.Runtime.CompilerServices;
using AmazonRec.Plugins;

namespace AmazonRec.Tests.Plugins;

/// <summary>Assemblies of someone's own. The kernels stand for the plug-in here: they are loaded, which is all that it takes.</summary>
public sealed class ExtendTests
{
    private const string Loaded = "Compute";

    private static bool s_ran;

    [Fact]
    public void A_missing_assembly_is_to_be_built_first()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Plugin.Extend(Loaded, "missing.dll"));
        Assert.StartsWith("missing.dll: no such file: build it first (dotnet build", error.Message);
    }

    [Fact]
    public void An_assembly_without_an_initializer_registers_nothing() => Assert.Contains(
        "registers nothing", Assert.Throws<FormatException>(() => Plugin.Extend(Loaded, typeof(Plugin).Assembly.Location)).Message);

    [Fact]
    public void An_initializer_runs()
    {
        Plugin.Extend(Loaded, typeof(ExtendTests).Assembly.Location);
        Assert.True(s_ran);
    }

    [ModuleInitializer]
    internal static void Run() => s_ran = true;
}
