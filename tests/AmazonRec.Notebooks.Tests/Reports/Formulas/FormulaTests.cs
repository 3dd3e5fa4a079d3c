using System.Xml.Linq;
using AmazonRec.Notebooks.Reports.Formulas;

namespace AmazonRec.Notebooks.Tests.Reports.Formulas;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("p_u", "<msub><mi>p</mi><mi>u</mi></msub>")]
    [InlineData(@"\hat r_{ui}", "<msub><mover accent=\"true\"><mi>r</mi><mo>^</mo></mover><mrow><mi>u</mi><mi>i</mi></mrow></msub>")]
    [InlineData("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData(@"\frac{1}{n}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac>")]
    [InlineData(@"\sum_{i=1}^n", "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>")]
    [InlineData("0.05 - x", "<mn>0.05</mn><mo>−</mo><mi>x</mi>")]
    [InlineData(@"\text{RMSE} < 1", "<mtext>RMSE</mtext><mo>&lt;</mo><mn>1</mn>")]
    [InlineData(@"\mathbf{W}", "<mi>&#119830;</mi>")]
    [InlineData(@"\left( x \right.", "<mo stretchy=\"true\">(</mo><mi>x</mi>")]
    [InlineData(@"\unheard x", "<mtext>\\unheard</mtext><mi>x</mi>")]
    public void Formulas_become_elements(string tex, string expected) =>
        Assert.Equal($"<math><mrow>{expected}</mrow></math>", Formula.Write(tex, block: false).Text);

    [Theory]
    [InlineData("{x")]
    [InlineData("x}")]
    [InlineData("x_")]
    [InlineData("x_1_2")]
    [InlineData(@"\frac{1}")]
    [InlineData(@"\begin{aligned}x\end{aligned}")]
    public void Those_that_cannot_be_read_are_refused(string tex) => Assert.Throws<FormatException>(() => Formula.Write(tex, block: true));

    [Fact]
    public void Whatever_is_written_the_markup_is_well_formed()
    {
        string[] parts = ["{", "}", "_", "^", "\\", " ", "a", "1", ".", "<", "&", "|", "\\frac", "\\sum", "\\left(", "\\right", "\\hat", "\\text{a<b}", "\\sqrt", "'"];
        var random = new Random(1);
        var drawn = 0;
        for (var i = 0; i < 5000; i++)
        {
            var tex = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => parts[random.Next(parts.Length)]));
            try
            {
                XElement.Parse(Formula.Write(tex, block: true).Text);
                drawn++;
            }
            catch (FormatException)
            {
                // refused, as it may be
            }
        }

        Assert.InRange(drawn, 500, 4500);
    }
}
