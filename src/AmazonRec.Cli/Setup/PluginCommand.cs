using System.CommandLine;
using System.Text.Json.Nodes;
using AmazonRec.Cli.Options;
using AmazonRec.Cli.Terminal;
using AmazonRec.Plugins;
using Spectre.Console;

namespace AmazonRec.Cli.Setup;

/// <summary><c>plugin</c>: what is heavy, added to an installed program.</summary>
internal static class PluginCommand
{
    public static Command Create() =>
        new Command("plugin", "Add what is heavy: libtorch, pretrained encoders, data frames. In a checkout, dotnet build has them all.")
        {
            Install(), Remove(), List(),
        }.WithExamples("amazonrec plugin install TorchSharp", "amazonrec plugin list");

    private static Argument<string> Name() => new("NAME")
    {
        Description = $"One of {string.Join(", ", PluginPackage.All.Select(plugin => plugin.Name))}.",
    };

    private static Command Install()
    {
        var name = Name();
        var source = new Option<string?>("--source")
        {
            Description = "A folder or feed that has the package, beside those that NuGet is set up with.",
            HelpName = "FOLDER|URL",
        };
        var torch = new Option<string>("--torch")
        {
            Description = "What libtorch is for: cpu, or an NVIDIA card under cuda-linux or cuda-windows.",
            HelpName = "cpu|cuda-linux|cuda-windows",
            DefaultValueFactory = _ => "cpu",
        };
        torch.AcceptOnlyFromAmong("cpu", "cuda-linux", "cuda-windows");
        var command = new Command(
            "install", "Restore a plug-in's package and what it needs, by the .NET SDK, into a folder of this user.")
        {
            name, source, torch,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var screen = Screen.Open(parsed);
            var plugin = PluginPackage.Find(parsed.GetRequiredValue(name));
            screen.Notes.WriteLine($"{plugin.Id} {Plugin.Version}: {plugin.Contents}; about {plugin.Size} MB ...", Style.Plain);
            var (folder, bytes) = await PluginInstaller.InstallAsync(
                plugin, parsed.GetRequiredValue(torch), parsed.GetValue(source), cancellation);
            screen.Output.WriteLine($"installed: {folder} ({bytes / 1e6:N0} MB)");
            return 0;
        });
        return command.WithExamples(
            "amazonrec plugin install TorchSharp                      then train --engine torch",
            "amazonrec plugin install TorchSharp --torch cuda-linux   for an NVIDIA card",
            "amazonrec plugin install Encoders --source artifacts     from packages in a folder");
    }

    private static Command Remove()
    {
        var name = Name();
        var command = new Command("remove", "Remove a plug-in that install added.") { name };
        command.SetAction(parsed =>
        {
            var plugin = PluginPackage.Find(parsed.GetRequiredValue(name));
            parsed.InvocationConfiguration.Output.WriteLine(
                PluginInstaller.Remove(plugin) ? $"removed: {plugin.Name}" : $"There is none of {plugin.Name} in {Plugin.UserFolder}.");
            return 0;
        });
        return command.WithExamples("amazonrec plugin remove TorchSharp");
    }

    private static Command List()
    {
        var json = OutputOptions.Json();
        var command = new Command("list", "All plug-ins, and which are here.") { json };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var found = PluginPackage.All.Select(plugin => (Plugin: plugin, Folder: Plugin.FolderOf(plugin.Name))).ToArray();
            if (parsed.GetValue(json))
            {
                output.WriteLine(new JsonObject
                {
                    ["version"] = Plugin.Version,
                    ["plugins"] = new JsonArray([.. found.Select(f => new JsonObject
                    {
                        ["name"] = f.Plugin.Name, ["contents"] = f.Plugin.Contents, ["folder"] = f.Folder,
                    })]),
                }.ToJsonString());
                return 0;
            }

            foreach (var (plugin, folder) in found)
                output.WriteLine($"{plugin.Name}: {plugin.Contents}: {folder ?? $"not here; amazonrec plugin install {plugin.Name}"}");
            return 0;
        });
        return command.WithExamples("amazonrec plugin list");
    }
}
