using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AmazonRec.Cli.Tests;

/// <summary>The code of the front page does what the page says. It writes to the console, so nothing else runs beside it.</summary>
[Collection(OneConsole.Name)]
public sealed partial class ReadmeTests
{
    private static readonly Lazy<string> Page = new(() => File.ReadAllText(Path.Combine(Root(), "README.md")));

    [Fact]
    public void Its_code_compiles_runs_on_the_sample_and_beats_every_baseline()
    {
        var block = Assert.Single(CodeBlocks().Matches(Page.Value)).Groups["code"].Value;
        var lines = Run(Compile("readme", block)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var results = lines.Select(line => Result().Match(line)).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["rmse"].Value);
        Assert.Equal(["svd", "global-mean", "user-mean", "item-mean", "als-bias", "tuned-bias"], results.Keys);
        var (ours, best) = (results["svd"], results.Where(r => r.Key != "svd").Min(r => r.Value)!);
        Assert.True(string.CompareOrdinal(ours, best) < 0, $"{ours} is no better than {best}");
        Assert.Contains($"On the sample: svd {ours}, best baseline {best}.", Page.Value.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_of_training_shows_a_program_with_a_metric_and_callbacks()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "training.md"));
        var lines = Run(Compile("training", Assert.Single(CodeBlocks().Matches(page)).Groups["code"].Value))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines[..^1], (line, epoch) => Assert.Matches($@"^epoch {epoch + 1}: loss \d\.\d{{3}}, near 0\.\d{{3}}$", line));
        var shares = lines[..^1].Select(line => line[^5..]).ToArray();
        Assert.InRange(shares.Length, 6, 20);
        var kept = KeptEpoch().Match(lines[^1]);
        Assert.Equal(
            shares.Max(StringComparer.Ordinal),
            shares[int.Parse(kept.Groups["epoch"].Value, System.Globalization.CultureInfo.InvariantCulture) - 1]);
    }

    /// <summary>A program of its own, without usings that the page does not show but those of every new project.</summary>
    private static Assembly Compile(string name, string code)
    {
        const string Usings =
            "global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(Usings), CSharpSyntaxTree.ParseText(code)], references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var program = new MemoryStream();
        var emitted = compilation.Emit(program);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        program.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(program);
    }

    private static string Run(Assembly program)
    {
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

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AmazonRec.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not lie in a checkout.");
        return folder.FullName;
    }

    [GeneratedRegex(@"^```csharp\r?\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"^epoch (?<epoch>\d+) kept; test rows: near 0\.\d{3}$")]
    private static partial Regex KeptEpoch();

    [GeneratedRegex(@"^(?<name>[\w-]+): RMSE (?<rmse>\d\.\d{3})")]
    private static partial Regex Result();
}
