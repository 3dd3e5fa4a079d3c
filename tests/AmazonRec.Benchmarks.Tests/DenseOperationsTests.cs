using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;

namespace AmazonRec.Benchmarks.Tests;

public sealed class DenseOperationsTests
{
    [Fact]
    public void A_dense_layer_multiplies_three_times() =>
        Assert.Equal((6 * 64 * 1024) + (6 * 1024), DenseOperations.PerRow(ConcatMlp.Create(32, 1024, 0.2f)));

    [Fact]
    public void Frozen_features_need_no_gradient_of_their_own()
    {
        var row = new Concat(new Embedding(Entity.User, 3), new FeatureVector("text", 5));
        Assert.Equal(2.0 * 7 * (8 + 8 + 3) + (6 * 7), DenseOperations.PerRow(new Model("text", new Dense(new Dense(row, 7), 1))));
        Assert.Equal(
            2.0 * 2 * 5, DenseOperations.PerRow(new Model("frozen", new Dense(new Dropout(new FeatureVector("text", 5), 0.1f), 1))));
    }

    [Fact]
    public void A_dot_product_has_no_dense_layer() => Assert.Equal(0, DenseOperations.PerRow(DotMf.Create(10)));
}
