using System.Numerics;
using System.Numerics.Tensors;
using AmazonRec.Models;

namespace AmazonRec.Engines.Reference.Operations;

/// <summary>Looks up a row for each id; the gradient of an id that occurs twice is the sum.</summary>
internal sealed class EmbeddingOperation<T>(Entity entity, Parameter<T> table) : Operation<T>(table.Columns)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public override void Forward(Pass pass)
    {
        var ids = Ids(pass);
        for (var row = 0; row < pass.Rows; row++) table.Row(ids[row]).CopyTo(OutputRow(row));
    }

    public override void Backward(Pass pass)
    {
        var ids = Ids(pass);
        for (var row = 0; row < pass.Rows; row++)
        {
            var sum = table.GradientRow(ids[row]);
            TensorPrimitives.Add(sum, GradientRow(row), sum);
        }
    }

    private int[] Ids(Pass pass) => entity == Entity.User ? pass.Users : pass.Items;
}
