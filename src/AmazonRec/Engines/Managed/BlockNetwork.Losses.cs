using AmazonRec.Compute;

namespace AmazonRec.Engines.Managed;

/// <summary>What a batch's predictions lose, and the gradient of that.</summary>
internal sealed partial class BlockNetwork
{
    /// <summary>A block's losses, and the output's gradient.</summary>
    private void Losses(int block)
    {
        var rows = _pass.RowsOf(block);
        var predictions = _output.Value.Block(block)[..rows];
        var ratings = _pass.Ratings.AsSpan(block * Panels.BlockRows, rows);
        var gradient = _output.Gradient.Block(block);
        gradient[rows..].Clear();
        if (GroupLoss.Is(_options.Loss))
        {
            _losses[block] = GroupLosses(predictions, gradient);
            return;
        }

        var scale = 1f / _pass.Whole;
        var loss = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var error = predictions[row] - ratings[row];
            loss += _options.Loss switch
            {
                Loss.Mse => (double)error * error,
                Loss.Mae => Math.Abs(error),
                _ => LossFunction.Value(_options.Loss, predictions[row], ratings[row]),
            };
            gradient[row] = scale * LossFunction.Slope(_options.Loss, predictions[row], ratings[row]);
        }

        _losses[block] = loss;
    }

    /// <summary>The losses of a block's groups, each counted once for each of its rows: 128 rows are a whole number of groups.</summary>
    private double GroupLosses(ReadOnlySpan<float> predictions, Span<float> gradient)
    {
        var (size, loss) = (_options.GroupSize, 0.0);
        var scale = (float)size / _pass.Whole;
        for (var first = 0; first < predictions.Length; first += size)
            loss += size * GroupLoss.Measure(_options.Loss, predictions.Slice(first, size), scale, gradient.Slice(first, size));
        return loss;
    }
}
