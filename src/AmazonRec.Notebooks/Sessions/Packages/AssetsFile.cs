using System.Text.Json.Nodes;

namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>What the SDK writes down of a restore: <c>project.assets.json</c>.</summary>
internal static class AssetsFile
{
    private const string Nothing = "_._"; // a package says by this name that it has no file for a framework

    /// <summary>The packages for this machine: targets are named <c>net10.0</c> and, with a machine's, <c>net10.0/linux-x64</c>.</summary>
    /// <param name="json">The file's text.</param>
    /// <exception cref="FormatException">It has none for this machine.</exception>
    public static IReadOnlyList<RestoredPackage> Read(string json)
    {
        var file = JsonNode.Parse(json)!;
        var target = (file["targets"] as JsonObject)?.LastOrDefault(t => t.Key.Contains('/', StringComparison.Ordinal)).Value as JsonObject
            ?? throw new FormatException("project.assets.json names no files for this machine.");
        var folders = (file["packageFolders"] as JsonObject ?? []).Select(folder => folder.Key).ToArray();
        return [
            .. from entry in target
               where (string?)entry.Value?["type"] == "package"
               let name = entry.Key.Split('/')
               let inside = (string?)file["libraries"]?[entry.Key]?["path"] ?? entry.Key.ToLowerInvariant()
               let folder = folders.Select(f => Path.Combine(f, inside)).FirstOrDefault(Directory.Exists) ?? inside
               select new RestoredPackage(name[0], name[1], Files(entry.Value, "runtime", folder), Files(entry.Value, "native", folder))];
    }

    private static string[] Files(JsonNode? package, string group, string folder) => [
        .. (package?[group] as JsonObject ?? []).Select(file => file.Key).Where(path => Path.GetFileName(path) != Nothing)
            .Select(path => Path.GetFullPath(Path.Combine(folder, path)))];
}
