namespace AmazonRec.Notebooks.Sessions.Packages;

/// <summary>What a notebook's reader is told about packages.</summary>
internal static class RestoreWords
{
    private static readonly (string Code, string Remedy)[] Remedies =
    [
        ("NU1101", "Is the name right? A source of your own is named by #i \"nuget: SOURCE\"."),
        ("NU1102", "Name a version that there is, or none for the newest."),
        ("NU1103", "There are only previews: name one, such as \"1.0.0-preview.1\"."),
        ("NU1105", "Restart the kernel."),
        ("NU1107", "Two packages need versions of a third that don't go together: name one of it yourself."),
        ("NU1202", "The package is not made for this version of .NET: name another version of it."),
        ("NU1301", "Is the network there? What was restored before needs none."),
        ("NU1605", "Another package needs a newer version: name that one in the first cell, and restart the kernel."),
        ("NU1403", "The download is damaged: clear NuGet's cache (dotnet nuget locals http-cache --clear)."),
    ];

    /// <summary>One line, the same for the same packages.</summary>
    public static string Of(IEnumerable<(string Name, string? Version)> packages) =>
        string.Join(", ", packages.Select(p => $"{p.Name} {p.Version}".TrimEnd()).Order(StringComparer.OrdinalIgnoreCase));

    /// <summary>Which packages can't be had, what the SDK said, and what helps.</summary>
    public static string Failed(WantedPackages wanted, IReadOnlyList<string> errors)
    {
        var remedy = Remedies.FirstOrDefault(r => errors.Any(e => e.Contains(r.Code, StringComparison.Ordinal))).Remedy
            ?? (errors.Any(e => e.Contains("SDK", StringComparison.Ordinal))
                ? "Packages need the .NET SDK; a runtime alone restores none."
                : "Try `dotnet add package` in a project of your own.");
        return $"{Of(wanted.Versions.Select(p => (p.Key, p.Value)))} can't be restored. dotnet restore says:\n"
            + $"{string.Join('\n', errors.Select(e => $"  {e}"))}\n{remedy}";
    }

    /// <summary>What is loaded stays for as long as the process does.</summary>
    public static string Loaded(string name, string loaded, string wanted) =>
        $"{name} {loaded} is loaded, and this would change it to {wanted}. Restart the kernel, and ask for all packages in the first cell, "
        + "so that one version suits all.";
}
