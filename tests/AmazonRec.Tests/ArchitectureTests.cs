using System.Text.RegularExpressions;
using AmazonRec.Testing;

namespace AmazonRec.Tests;

/// <summary>
/// Who may know whom inside the library: data flows down the list, and a room knows only rooms above it. Between projects the references
/// say it.
/// </summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[] Rooms =
        [
            "Plugins", "Features", "Models", "Collectives", "Engines", "Training", "Evaluation", "Auto", "Rankers", "Recommendation", "Runs",
            "Exporting",
        ];

    [Fact]
    public void A_room_knows_only_rooms_above_it()
    {
        var breaches =
            from file in SourcesOf("AmazonRec")
            let room = RoomOf(file)
            from known in KnownRooms(file)
            where Array.IndexOf(Rooms, known) > Array.IndexOf(Rooms, room)
            select $"{file}: {room} knows {known}";
        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_folder_of_the_library_is_a_room()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Shared.Checkout, "src", "AmazonRec")).Select(f => Path.GetFileName(f)!)
            .Except(["bin", "obj"]);
        Assert.Empty(folders.Except(Rooms));
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var strays =
            from project in Directory.EnumerateDirectories(Path.Combine(Shared.Checkout, "src")).Select(Path.GetFileName)
            from file in SourcesOf(project)
            let folder = Path.GetRelativePath(Path.Combine(Shared.Checkout, "src"), Path.GetDirectoryName(file)!)
                .Replace(Path.DirectorySeparatorChar, '.')
            let declared = NamespaceLine().Match(File.ReadAllText(file))
            where declared.Success && declared.Groups["name"].Value != folder
            select $"{file}: {declared.Groups["name"].Value}";
        Assert.Empty(strays);
    }

    [Fact]
    public void The_trainer_knows_no_engine() =>
        Assert.Empty(
            SourcesOf("AmazonRec").Where(file => RoomOf(file) == "Training" && File.ReadAllText(file).Contains("AmazonRec.Engines.")));

    [Fact]
    public void Unsafe_code_and_intrinsics_live_on_the_ground_floor_alone()
    {
        // Asking how wide vectors are is no intrinsic: results name the machine they were made on.
        var breaches =
            from project in Directory.EnumerateDirectories(Path.Combine(Shared.Checkout, "src")).Select(Path.GetFileName)
            where project != "AmazonRec.Compute"
            from file in SourcesOf(project)
            where UnsafeCode().IsMatch(File.ReadAllText(file))
            select file;
        Assert.Empty(breaches);
    }

    private static IEnumerable<string> SourcesOf(string project) =>
        Directory.EnumerateFiles(Path.Combine(Shared.Checkout, "src", project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));

    private static string RoomOf(string file) =>
        Path.GetRelativePath(Path.Combine(Shared.Checkout, "src", "AmazonRec"), file).Split(Path.DirectorySeparatorChar)[0];

    private static IEnumerable<string> KnownRooms(string file) =>
        KnownRoom().Matches(File.ReadAllText(file)).Select(m => m.Groups["room"].Value).Where(Rooms.Contains).Distinct();

    [GeneratedRegex(@"AmazonRec\.(?<room>[A-Z]\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex KnownRoom();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex NamespaceLine();

    [
        GeneratedRegex(
            @"\bunsafe\b(?!-inline)|using System\.Runtime\.Intrinsics\.|\bVector(128|256|512)\.(Load|Create|Store)",
            RegexOptions.ExplicitCapture)]
    private static partial Regex UnsafeCode();
}
