using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>What a cell's text looks like, without knowing what it means.</summary>
internal static class CellSyntax
{
    /// <summary>C# as cells have it: statements and declarations in any order, a last expression without a semicolon.</summary>
    public static CSharpParseOptions Options { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, Options);

    /// <summary>Whether the cell ends with a value to show: an expression without a semicolon, or a return.</summary>
    public static bool EndsWithValue(string code) => Parse(code).GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
    {
        Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } or ReturnStatementSyntax,
    };

    /// <summary>Whether a line declares a variable by <c>using</c>, as programs can and scripts can't.</summary>
    public static bool DeclaresUsing(string line) => CSharpSyntaxTree.ParseText(line).GetRoot().DescendantNodes()
        .OfType<LocalDeclarationStatementSyntax>().Any(declared => declared.UsingKeyword.IsKind(SyntaxKind.UsingKeyword));

    /// <summary>Whether the text can be run as it is, needs more lines, or is no C#.</summary>
    public static CellState StateOf(string code)
    {
        var tree = Parse(code);
        return !SyntaxFactory.IsCompleteSubmission(tree) ? CellState.Incomplete
            : tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? CellState.Invalid
            : CellState.Complete;
    }
}
