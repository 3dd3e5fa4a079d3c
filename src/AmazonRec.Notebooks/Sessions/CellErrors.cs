using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>Errors in the terms of a notebook: which cell, which line.</summary>
internal static class CellErrors
{
    private const string CellName = "cell ";
    private const string NotFound = "CS0006";
    private const string NotOpened = "CS1504";
    private const string Setup = "setup.csx";

    /// <summary>What a cell's source is called, in errors too.</summary>
    public static string NameOf(int cell) => $"{CellName}{cell}";

    public static ErrorOutput Describe(IEnumerable<Diagnostic> diagnostics, int cell)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        string[] lines = [.. errors.SelectMany(Lines)];
        var own = errors.Select(e => e.Location.GetLineSpan()).FirstOrDefault(span => Path.GetFileName(span.Path) == NameOf(cell));
        return new ErrorOutput("CompilationError", lines[0], lines, own.IsValid ? own.StartLinePosition.Line + 1 : null);
    }

    public static ErrorOutput Describe(Exception error, int cell)
    {
        error = CellInput.Explained(error);
        var traceback = new List<string>();
        int? line = null;
        for (var e = error; e is not null; e = e.InnerException)
        {
            traceback.Add($"{(traceback.Count == 0 ? "" : "caused by ")}{e.GetType()}: {e.Message}");
            foreach (var frame in new StackTrace(e, fNeedFileInfo: true).GetFrames())
            {
                if (Describe(frame) is not { } place) continue;
                traceback.Add($"   at {place}");
                if (Path.GetFileName(frame.GetFileName()) == NameOf(cell)) line ??= frame.GetFileLineNumber();
            }
        }

        return new ErrorOutput(error.GetType().ToString(), error.Message, traceback, line) { IsThrown = true };
    }

    public static ErrorOutput Interrupted(string reason)
    {
        var text = $"Interrupted: {reason}";
        return new ErrorOutput("Interrupted", reason, [text], Line: null);
    }

    private static IEnumerable<string> Lines(Diagnostic error)
    {
        var span = error.Location.GetLineSpan();
        var start = span.StartLinePosition;
        var place = span.IsValid ? $"{Path.GetFileName(span.Path)}, line {start.Line + 1}, column {start.Character + 1}: " : "";
        yield return $"{place}error {error.Id}: {error.GetMessage()}";
        if (error.Id == NotFound) yield return "  Is it built? dotnet build -c Release";
        if (error.Location.SourceTree is not { } tree) yield break;
        var source = tree.GetText().Lines[span.StartLinePosition.Line].ToString();
        if (error.Id == NotOpened) yield return $"  {NotLoaded(source, Path.GetDirectoryName(span.Path))}";
        if (CellSyntax.DeclaresUsing(source))
            yield return "  A cell has no `using var`: write using (var x = ...) { ... }, or var x = ...; and x.Dispose(); at its end.";
        yield return $"  {source.TrimEnd()}";
        yield return $"  {string.Concat(source.Take(span.StartLinePosition.Character).Select(c => c == '\t' ? '\t' : ' '))}^";
    }

    /// <summary>Where a file of <c>#load</c> was looked for, and what to do.</summary>
    private static string NotLoaded(string line, string? folder) =>
        $"Looked for in {folder}. " + (
            line.Contains(Setup, StringComparison.Ordinal)
                ? $"{Setup} lies in notebooks/ of the checkout, and so must a notebook that loads it: copy it there, beside the others."
                : "Paths begin at the notebook's folder.");

    /// <summary>A frame as readers know it; null for those of the machinery that runs cells.</summary>
    private static string? Describe(StackFrame frame)
    {
        var file = Path.GetFileName(frame.GetFileName());
        if (file is not null && (file.StartsWith(CellName, StringComparison.Ordinal) || file.EndsWith(".csx", StringComparison.Ordinal)))
            return $"{file}, line {frame.GetFileLineNumber()}";
        if (frame.GetMethod() is not { } method || method.DeclaringType is not { } type || IsMachinery(type)) return null;
        return $"{type}.{method.Name}({string.Join(", ", method.GetParameters().Select(NameOf))})"
            + $"{(file is null ? "" : $" in {file}, line {frame.GetFileLineNumber()}")}";
    }

    private static string NameOf(ParameterInfo parameter) => parameter.ParameterType.Name;

    private static bool IsMachinery(Type type) =>
        type.Namespace is { } name
            && (
                name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name == "System.Runtime.CompilerServices"
                    || name == "System.Runtime.ExceptionServices" || name == typeof(CellErrors).Namespace);
}
