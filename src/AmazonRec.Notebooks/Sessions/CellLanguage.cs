namespace AmazonRec.Notebooks.Sessions;

/// <summary>Languages by the names that notebooks, their cells and the kernels of .NET Interactive call them.</summary>
public static class CellLanguage
{
    private static readonly string[] CSharp = ["csharp", "c#", "cs", ".net-csharp", "dotnet-interactive.csharp"];

    // What an editor says of a cell whose language it keeps elsewhere.
    private static readonly string[] Nothing = ["", "polyglot-notebook", "dotnet-interactive", ".net"];

    private static readonly (string Name, string Keys)[] Others =
    [
        ("F#", "fsharp f# fs .net-fsharp"),
        ("Visual Basic", "vb"),
        ("PowerShell", "pwsh powershell .net-powershell .net-pwsh"),
        ("Bash", "bash sh shellscript"),
        ("JavaScript", "javascript js"),
        ("TypeScript", "typescript ts"),
        ("HTML", "html"),
        ("SVG", "svg"),
        ("CSS", "css"),
        ("Markdown", "markdown md"),
        ("Mermaid", "mermaid"),
        ("LaTeX", "latex"),
        ("SQL", "sql mssql"),
        ("Kusto (KQL)", "kql kusto"),
        ("a plain value", "value"),
        ("HTTP requests", "http httprequest"),
        ("Razor", "razor"),
        ("Python", "python python3 ipython"),
        ("R", "r ir"),
        ("Julia", "julia"),
        ("Ruby", "ruby"),
        ("Perl", "perl"),
    ];

    private static readonly Dictionary<string, string> Names =
        Others.SelectMany(other => other.Keys.Split(' ').Select(key => (key, other.Name))).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is C#'s.</summary>
    public static bool IsCSharp(string name) => CSharp.Contains(Short(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name says anything about the language.</summary>
    public static bool IsNamed(string? name) => name is not null && !Nothing.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is known as another language's.</summary>
    public static bool IsOther(string name) => Names.ContainsKey(Short(name));

    /// <summary>What people call it; a name that is not known as it is.</summary>
    public static string NameOf(string name) => Names.GetValueOrDefault(Short(name)) ?? (IsCSharp(name) ? "C#" : name);

    /// <summary>Says that a cell can't run.</summary>
    internal static string Refusal(int cell, string language) =>
        $"{CellErrors.NameOf(cell)} is {NameOf(language)}, and this host runs C# alone. Make it prose, or take it out.";

    private static string Short(string name) =>
        name.StartsWith("dotnet-interactive.", StringComparison.OrdinalIgnoreCase) ? name["dotnet-interactive.".Length..] : name;
}
