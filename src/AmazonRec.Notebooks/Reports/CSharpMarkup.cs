using System.Net;
using System.Text;
using AmazonRec.Notebooks.Sessions;
using AmazonRec.Studies.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AmazonRec.Notebooks.Reports;

/// <summary>C# with its words marked by what they are, for colours.</summary>
internal static class CSharpMarkup
{
    /// <summary>Colours of <see cref="Write"/>, readable on light, on dark and on paper.</summary>
    public const string Style = """
        .code .k { color: var(--k); } .code .s { color: var(--s); } .code .n { color: var(--n); } .code .c { color: var(--c); font-style: italic; } .code .t { color: var(--t); } .code .m { color: var(--m); }
        :root { --k: #0033b3; --s: #067d17; --n: #1750eb; --c: #6b6b6b; --t: #00627a; --m: #7a3e9d; }
        @media screen and (prefers-color-scheme: dark) { :root { --k: #7aa7ff; --s: #8fd18f; --n: #7fd1e8; --c: #a0a0a0; --t: #5fd3c6; --m: #d6a5f0; } }
        """;

    public static Html Write(string code)
    {
        var markup = new StringBuilder();
        foreach (var token in CellSyntax.Parse(code).GetRoot().DescendantTokens())
        {
            foreach (var trivia in token.LeadingTrivia) Add(trivia.ToFullString(), ClassOf(trivia));
            Add(token.Text, ClassOf(token));
            foreach (var trivia in token.TrailingTrivia) Add(trivia.ToFullString(), ClassOf(trivia));
        }

        return new Html(markup.ToString());

        void Add(string text, char? kind)
        {
            if (text.Length == 0) return;
            if (kind is { } known) markup.Append($"<span class=\"{known}\">").Append(WebUtility.HtmlEncode(text)).Append("</span>");
            else markup.Append(WebUtility.HtmlEncode(text));
        }
    }

    private static char? ClassOf(SyntaxTrivia trivia) => trivia.Kind() switch
    {
        SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia or SyntaxKind.SkippedTokensTrivia => null,
        _ => trivia.IsDirective ? 'k' : 'c',
    };

    private static char? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => 'n',
        SyntaxKind.IdentifierToken => ClassOfName(token),
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken => 's',
        var kind => SyntaxFacts.IsKeywordKind(kind) ? 'k' : null,
    };

    private static char? ClassOfName(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { IsVar: true } => 'k',
        BaseTypeDeclarationSyntax => 't',
        SimpleNameSyntax { Parent: ObjectCreationExpressionSyntax or VariableDeclarationSyntax or ParameterSyntax or TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax } => 't',
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => 'm',
        SimpleNameSyntax { Parent: InvocationExpressionSyntax } => 'm',
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access } name when access.Name == name => 'm',
        _ => null,
    };
}
