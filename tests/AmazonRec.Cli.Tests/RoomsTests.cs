using System.Text.RegularExpressions;
using AmazonRec.Testing;

namespace AmazonRec.Cli.Tests;

/// <summary>
/// Who may know whom: commands know shared options and the terminal, and neither other commands nor the program that offers them.
/// </summary>
public sealed class RoomsTests
{
    private const string Program = "AmazonRec.Cli";

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Terminal"] = [],
        ["Options"] = ["Terminal"],
        ["Data"] = ["Options", "Terminal"],
        ["Train"] = ["Options", "Terminal"],
        ["Recommend"] = ["Options", "Terminal"],
        ["Export"] = ["Options", "Terminal"],
        ["Notebooks"] = ["Options", "Terminal"],
        ["Report"] = ["Options", "Terminal"],
        ["Setup"] = ["Options", "Terminal"],
    };

    /// <summary>The folders of the program.</summary>
    public static IReadOnlyList<string> Folders { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Shared.Checkout, "src", Program))
            .Where(
                folder =>
                    Path.GetFileName(folder) is not ("bin" or "obj")
                        && Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any())];

    public static TheoryData<string> Rooms => [.. MayKnow.Keys];

    [Fact]
    public void Every_folder_is_a_room() => Assert.Equal(MayKnow.Keys.Order(), Folders.Select(Path.GetFileName).Order());

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_no_room_but_those_it_may(string room)
    {
        var hidden = typeof(CommandLine).Assembly.GetTypes()
            .Where(
                type =>
                    !type.IsNested && type.Namespace is { } space
                        && (space == Program || space.StartsWith($"{Program}.", StringComparison.Ordinal)))
            .Select(type => (type.Name, Room: type.Namespace!.Split('.').ElementAtOrDefault(2) ?? ""))
            .Where(type => type.Room != room && !MayKnow[room].Contains(type.Room) && !type.Name.Contains('<'))
            .ToArray();
        Assert.Contains(hidden, type => type.Name == nameof(CommandLine));
        var breaches =
            from file in Directory.EnumerateFiles(Path.Combine(Shared.Checkout, "src", Program, room), "*.cs", SearchOption.AllDirectories)
            let code = File.ReadAllText(file)
            from type in hidden
            where Regex.IsMatch(code, $@"(?<![.\w]){type.Name}\b") || Regex.IsMatch(code, $@"\b{Regex.Escape(Program)}\.{type.Room}[.;]")
            select $"{Path.GetFileName(file)} knows {type.Room} {type.Name}";
        Assert.Empty(breaches);
    }
}
