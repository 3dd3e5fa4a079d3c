namespace AmazonRec.Training.Search;

/// <summary>What a trial trains with; null where the model has no such option.</summary>
/// <param name="LearningRate">Of the model's own optimiser; 1 for gibbs, which has none.</param>
/// <param name="Decay">Its weight decay, or the regularisation of per-sample-sgd and gibbs.</param>
/// <param name="Factors">Width of the embeddings.</param>
/// <param name="Dropout">Dropout rate.</param>
/// <param name="Batch">Rows per step.</param>
public sealed record Choice(double LearningRate, double? Decay, int? Factors, float? Dropout, int? Batch);
