using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace AmazonRec.Notebooks.Reports.Formulas;

/// <summary>Writes the formulas in prose, between one or two dollars, as MathML; those that can't be read as the code they are.</summary>
internal sealed class FormulaExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // what tells formulas from prose is the package's own extension
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.RemoveAll(r => r is HtmlMathInlineRenderer or HtmlMathBlockRenderer);
        renderer.ObjectRenderers.Insert(0, new Inline());
        renderer.ObjectRenderers.Insert(0, new Block()); // before that of code, which a block of mathematics is, too
    }

    private static void Write(HtmlRenderer renderer, string tex, bool block)
    {
        try
        {
            renderer.Write(Formula.Write(tex, block).Text);
        }
        catch (FormatException)
        {
            renderer.Write("<code>").WriteEscape(tex).Write("</code>");
        }
    }

    // Two dollars inside a paragraph are a formula on lines of its own all the same.
    private sealed class Inline : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) => FormulaExtension.Write(renderer, obj.Content.ToString(), obj.DelimiterCount == 2);
    }

    private sealed class Block : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj)
        {
            renderer.Write("<p>");
            FormulaExtension.Write(renderer, obj.Lines.ToString(), block: true);
            renderer.WriteLine("</p>");
        }
    }
}
