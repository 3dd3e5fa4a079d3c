using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AmazonRec.Notebooks.Sessions;

/// <summary>
/// A cell whose loops look whether they are to end. Aborting the thread instead can end the whole process (.NET 10). No line of the cell
/// moves, so that errors name the lines as they were written.
/// </summary>
internal static class StoppableCode
{
    private static readonly CSharpParseOptions Cell = new(LanguageVersion.Latest, kind: Microsoft.CodeAnalysis.SourceCodeKind.Script);

    /// <summary>The cell with a look at the start of every round of every loop; the cell itself where it can't be parsed.</summary>
    public static string Rewrite(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Cell);
        return tree.GetDiagnostics().Any() ? code : new Loops().Visit(tree.GetRoot()).ToFullString();
    }

    private sealed class Loops : CSharpSyntaxRewriter
    {
        private static readonly StatementSyntax Look = SyntaxFactory.ParseStatement(
            $"global::{typeof(Cells.Stop).FullName}.{nameof(Cells.Stop.IfAsked)}();");

        public override Microsoft.CodeAnalysis.SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
            base.VisitWhileStatement(node.WithStatement(Looking(node.Statement)));

        public override Microsoft.CodeAnalysis.SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
            base.VisitDoStatement(node.WithStatement(Looking(node.Statement)));

        public override Microsoft.CodeAnalysis.SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
            base.VisitForStatement(node.WithStatement(Looking(node.Statement)));

        public override Microsoft.CodeAnalysis.SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node) =>
            base.VisitForEachStatement(node.WithStatement(Looking(node.Statement)));

        public override Microsoft.CodeAnalysis.SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node) =>
            base.VisitForEachVariableStatement(node.WithStatement(Looking(node.Statement)));

        private static BlockSyntax Looking(StatementSyntax body) => body is BlockSyntax block
            ? block.WithStatements(block.Statements.Insert(0, Look))
            : SyntaxFactory.Block(Look, body);
    }
}
