using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>What names mean at a place in a cell that was not run yet.</summary>
internal sealed class CellNames
{
    private static readonly SymbolDisplayFormat Declarations = SymbolDisplayFormat.MinimallyQualifiedFormat.WithKindOptions(
        SymbolDisplayKindOptions.IncludeNamespaceKeyword | SymbolDisplayKindOptions.IncludeTypeKeyword);

    private readonly string _code;
    private readonly SyntaxTree _tree;
    private readonly SemanticModel _model;

    /// <param name="script">The cell, behind those that ran.</param>
    /// <param name="code">Its text.</param>
    public CellNames(Script script, string code)
    {
        var compilation = script.GetCompilation();
        (_code, _tree) = (code, compilation.SyntaxTrees.Last(tree => tree.GetText().ToString() == code));
        _model = compilation.GetSemanticModel(_tree);
    }

    /// <summary>Names that may stand at a place, with what is written of them so far.</summary>
    public Completion Complete(int position)
    {
        var (start, end) = Word(position);
        var prefix = _code[start..position];
        var names =
            from name in At(start).Where(s => s.CanBeReferencedByName && !s.IsImplicitlyDeclared).Select(s => s.Name)
                .Concat(Keywords(start)).Distinct(StringComparer.Ordinal)
            where name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && !name.StartsWith('<')
            orderby name.StartsWith(prefix, StringComparison.Ordinal) descending, name
            select name;
        return new Completion(start, end, [.. names]);
    }

    /// <summary>What the name at a place is: its declaration, and the summary of what is written about it; null if nothing is known.</summary>
    public string? Describe(int position)
    {
        var (start, end) = Word(position);
        if (start == end || _tree.GetRoot().FindToken(start).Parent is not { } node) return null;
        var info = _model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? _model.GetDeclaredSymbol(node);
        if (symbol is null) return null;
        var more = info.Symbol is null && info.CandidateSymbols.Length > 1 ? $" (+ {info.CandidateSymbols.Length - 1} overloads)" : "";
        var declaration = symbol is INamespaceOrTypeSymbol
            ? symbol.ToDisplayString(Declarations)
            : $"{symbol.ToMinimalDisplayString(_model, start)}{more}";
        return DocumentationSummary.Read(symbol.GetDocumentationCommentXml()) is { } summary ? $"{declaration}\n\n{summary}" : declaration;
    }

    private IEnumerable<ISymbol> At(int start)
    {
        if (Owner(start) is not { } owner) return _model.LookupSymbols(start);
        var meaning = _model.GetSymbolInfo(owner).Symbol;
        if (meaning is INamespaceSymbol space) return _model.LookupSymbols(start, space);
        if (meaning is INamedTypeSymbol type) return _model.LookupSymbols(start, type).Where(s => s.IsStatic || s is ITypeSymbol);
        return _model.GetTypeInfo(owner).Type is { } of and not IErrorTypeSymbol
            ? _model.LookupSymbols(start, of, includeReducedExtensionMethods: true).Where(s => !s.IsStatic)
            : [];
    }

    private IEnumerable<string> Keywords(int start) =>
        Owner(start) is not null ? [] : SyntaxFacts.GetKeywordKinds().Select(SyntaxFacts.GetText).Where(k => char.IsLetter(k[0]));

    /// <summary>What stands before the dot before a place; null if there is no dot.</summary>
    private ExpressionSyntax? Owner(int start)
    {
        var before = start - 1;
        while (before >= 0 && char.IsWhiteSpace(_code[before])) before--;
        if (before < 0 || _code[before] != '.') return null;
        return _tree.GetRoot().FindToken(before).Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent.Parent: ConditionalAccessExpressionSyntax maybe } => maybe.Expression,
            MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax maybe } => maybe.Expression,
            _ => null,
        };
    }

    private (int Start, int End) Word(int position)
    {
        var (start, end) = (position, position);
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(_code[start - 1])) start--;
        while (end < _code.Length && SyntaxFacts.IsIdentifierPartCharacter(_code[end])) end++;
        return (start, end);
    }
}
