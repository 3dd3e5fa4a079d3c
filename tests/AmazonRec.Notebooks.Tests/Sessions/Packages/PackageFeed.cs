using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Notebooks.Sessions.Packages;
using AmazonRec.Notebooks.Workers;
using AmazonRec.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AmazonRec.Notebooks.Tests.Sessions.Packages;

/// <summary>A folder of packages that tests make, a cache for them, and sessions that know no other source: no network is asked.</summary>
internal sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The variable goes before the configuration, and all tests would share its folder.</summary>
    static PackageFeed() => Environment.SetEnvironmentVariable("NUGET_PACKAGES", null);

    public PackageFeed()
    {
        Directory.CreateDirectory(Packages);
        Directory.CreateDirectory(Cache);
        File.WriteAllText(
            Path.Combine(Cache, "nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder.PathOf("global")}" /></config>
              <packageSources><clear /><add key="here" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public string Packages => _folder.PathOf("feed");

    public string Notebooks => _folder.Path;

    public string Cache => _folder.PathOf("cache");

    /// <summary>How often the SDK was started.</summary>
    public int Restores { get; private set; }

    public CSharpSession Open() => new(_folder.Path, new PackageRestore(Cache, (project, cancellation) =>
    {
        Restores++;
        return DotNetSdk.RestoreAsync(project, cancellation);
    }));

    /// <summary>Adds a package of one assembly, whose class <c>NAME.Words</c> has the version as <c>Version</c>.</summary>
    /// <returns>The assembly.</returns>
    public byte[] Add(
        string name, string version, string needs = "", string members = "", string? native = null, string? folder = null,
        byte[]? against = null)
    {
        using var file = File.Create(Path.Combine(folder ?? Packages, $"{name}.{version}.nupkg"));
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        var needed = needs.Split(' ') is [var other, var least] ? $"<dependency id='{other}' version='{least}' />" : "";
        Write(
            $"{name}.nuspec",
            Encoding.UTF8.GetBytes(
                $"""
                <package><metadata><id>{name}</id><version>{version}</version><authors>tests</authors><description>A test's.</description>
                <dependencies><group targetFramework="net8.0">{needed}</group></dependencies></metadata></package>
                """));
        var numbers = version.Split('-')[0];
        var code = $$"""
            [assembly: System.Reflection.AssemblyVersion("{{numbers}}")]
            namespace {{name}} { public static class Words { public static string Version => "{{version}}"; {{members}} } }
            """;
        using var assembly = new MemoryStream();
        Assert.True(
            CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(code)],
                [
                    MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
                    .. against is null ? Array.Empty<MetadataReference>() : [MetadataReference.CreateFromImage(against)],
                ],
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly).Success);
        Write($"lib/net8.0/{name}.dll", assembly.ToArray());
        if (native is not null)
            Write($"runtimes/{RuntimeInformation.RuntimeIdentifier}/native/{Path.GetFileName(native)}", File.ReadAllBytes(native));
        return assembly.ToArray();

        void Write(string path, byte[] bytes)
        {
            using var entry = zip.CreateEntry(path).Open();
            entry.Write(bytes);
        }
    }

    public void Dispose() => _folder.Dispose();
}
