namespace AmazonRec.Encoders.Pretrained;

/// <summary>Takes what a network gives.</summary>
/// <param name="values">Row by row.</param>
/// <param name="shape">Its dimensions.</param>
internal delegate void TakeOutput(ReadOnlySpan<float> values, long[] shape);
