using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using AmazonRec.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AmazonRec.Cli.Tests;

/// <summary>
/// A block of C# on a page. One that stands as it is is a program, and runs; what it prints may follow as a block of text. A comment before
/// it, <c>compiles after: CODE</c>, names what a reader has by then: such a block is compiled after that code and not run.
/// </summary>
/// <param name="Page">The page, from the checkout.</param>
/// <param name="Number">Which of the page's blocks, from 1.</param>
/// <param name="Code">Its text.</param>
/// <param name="Before">What it is compiled after; null for a program.</param>
/// <param name="Output">What the page says that it prints; null where it doesn't.</param>
public sealed partial record DocsCode(string Page, int Number, string Code, string? Before, string? Output)
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] PluginFolders = ["TorchSharp", "Interactive"];

    /// <summary>Tells blocks apart.</summary>
    public string Name => $"{Page} {Number}";

    /// <summary>Whether it is a program.</summary>
    public bool Runs => Before is null;

    /// <summary>Whether what it is compiled with is there.</summary>
    public bool HasPlugins => !Needed().Any() || Needed().All(name => File.Exists(Path.Combine(Plugins, name, $"AmazonRec.{name}.dll")));

    /// <summary>Where the build of the solution puts plug-ins.</summary>
    private static string Plugins => Path.Combine(Shared.Checkout, "src", "AmazonRec.Cli", "bin", Configuration, "net10.0", "plugins");

    /// <summary>Release or Debug: tests lie in bin/CONFIGURATION/FRAMEWORK.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>All blocks of the pages.</summary>
    public static IReadOnlyList<DocsCode> All() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Shared.Checkout, "docs"), "*.md").Order(StringComparer.Ordinal)
               .Prepend(Path.Combine(Shared.Checkout, "src", "PACKAGE.md")).Prepend(Path.Combine(Shared.Checkout, "README.md"))
           let page = Path.GetRelativePath(Shared.Checkout, file).Replace('\\', '/')
           from block in Block().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")).Index()
           let groups = block.Item.Groups
           select new DocsCode(
               page, block.Index + 1, groups["code"].Value, groups["before"].Success ? groups["before"].Value : null,
               groups["output"].Success ? groups["output"].Value : null),
    ];

    /// <summary>A program of its own, without usings that the page does not show but those of every new project.</summary>
    public Assembly Compile()
    {
        var usings = Using().Matches(Before ?? "").Concat(Using().Matches(Code)).Select(m => m.Value.Trim()).Distinct();
        var statements = $"{Using().Replace(Before ?? "", "")}\n{Using().Replace(Code, "")}";
        // Types come last in a program; on a page they come where a reader wants them.
        var (types, rest) = Split(statements);
        var text = $"{string.Join('\n', usings)}\n{rest}\n{types}";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Needed().SelectMany(name => Directory.EnumerateFiles(Path.Combine(Plugins, name), "*.dll")))
            .DistinctBy(Path.GetFileName).Where(IsManaged).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            $"page-{Guid.NewGuid():N}", [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(text)], references,
            new CSharpCompilationOptions(
                rest.Trim().Length > 0 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        using var program = new MemoryStream();
        var emitted = compilation.Emit(program);
        Assert.True(emitted.Success, $"{Name}:\n{string.Join('\n', emitted.Diagnostics)}");
        program.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(program);
    }

    /// <summary>What it prints.</summary>
    public string Run()
    {
        var program = Compile();
        var console = Console.Out;
        using var output = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(output);
            program.EntryPoint!.Invoke(null, program.EntryPoint.GetParameters().Length == 0 ? [] : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }

    private IEnumerable<string> Needed() =>
        PluginFolders.Where(name => $"{Before}{Code}".Contains($"using AmazonRec.{name};", StringComparison.Ordinal));

    private static (string Types, string Statements) Split(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        var types = root.Members.Where(member => member is Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax).ToArray();
        return (
            string.Join('\n', types.Select(type => type.ToFullString())),
            string.Join('\n', root.Members.Except(types).Select(member => member.ToFullString())));
    }

    private static bool IsManaged(string path)
    {
        using var file = new System.Reflection.PortableExecutable.PEReader(File.OpenRead(path));
        return file.HasMetadata;
    }

    [GeneratedRegex(
        @"(<!-- compiles after: ?(?<before>.*?)-->\n)?^```csharp\n(?<code>.*?)^```\n(\n```text\n(?<output>.*?)^```\n)?",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\busing (static )?[\w.]+;")]
    private static partial Regex Using();
}
