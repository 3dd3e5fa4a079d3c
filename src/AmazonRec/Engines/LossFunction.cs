namespace AmazonRec.Engines;

/// <summary>Losses of one prediction, and their slopes.</summary>
internal static class LossFunction
{
    /// <summary>The loss of a prediction.</summary>
    public static double Value(Loss loss, double prediction, double rating)
    {
        var error = prediction - rating;
        return loss switch
        {
            Loss.Mse => error * error,
            Loss.Mae => Math.Abs(error),
            Loss.Huber => Math.Abs(error) <= 1 ? error * error / 2 : Math.Abs(error) - .5,
            Loss.Bce => Math.Max(prediction, 0) - (prediction * rating) + Math.Log(1 + Math.Exp(-Math.Abs(prediction))),
            _ => throw new NotSupportedException($"The loss {loss} is not known."),
        };
    }

    /// <summary>The derivative by the prediction.</summary>
    public static float Slope(Loss loss, float prediction, float rating)
    {
        var error = prediction - rating;
        return loss switch
        {
            Loss.Mse => error + error,
            Loss.Mae => Math.Sign(error),
            Loss.Huber => Math.Clamp(error, -1, 1),
            Loss.Bce => (1 / (1 + MathF.Exp(-prediction))) - rating,
            _ => throw new NotSupportedException($"The loss {loss} is not known."),
        };
    }
}
