using AmazonRec.Engines;

namespace AmazonRec.Training;

/// <summary>How the models of the zoo were trained where they were published: what <c>train</c> uses unless told otherwise.</summary>
public static class Recipe
{
    /// <summary>The options a model of the zoo was published with.</summary>
    public static TrainingOptions For(string model) => model switch
    {
        // Keras on Amazon Electronics 2018: 50 epochs, then up to 20 more, stopping early.
        "dot-mf" => new() { Epochs = 70, BatchSize = 1024, Optimizer = new Sgd(0.1, Momentum: 0.9), EarlyStopping = new(Patience: 6) },
        "concat-mlp" => new() { Epochs = 50, BatchSize = 512, Optimizer = new Sgd(0.1, Momentum: 0.9), EarlyStopping = new(Patience: 6) },
        // fastai: fit_one_cycle(5, 5e-3, wd=0.1); its data loader drops the last partial batch, its Adam's sqr_mom is .99.
        "sigmoid-dot" or "biased-mf" => new()
        {
            Epochs = 5,
            BatchSize = 64,
            DropLast = true,
            Optimizer = new AdamW(5e-3, WeightDecay: 0.1, Beta2: 0.99, Epsilon: 1e-5),
            Schedule = new OneCycle(),
        },
        // Surprise's defaults. One step is one rating, whatever the batch.
        "svd" => new() { Epochs = 20, Optimizer = new PerSampleSgd(0.005, Regularization: 0.02) },
        "svdpp" => new() { Epochs = 20, Optimizer = new PerSampleSgd(0.007, Regularization: 0.02) { ImplicitFeedback = true } },
        _ => new() { EarlyStopping = new(Patience: 6) },
    };
}
