using AmazonRec.Data;
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
    public void Towers_and_products_of_factors_are_counted_layer_by_layer()
    {
        Assert.Equal(
            6 * ((64 * 32) + (32 * 16) + (16 * 8) + 16), DenseOperations.PerRow(NeuMf.Create(8, [32, 16, 8])));
        Assert.Equal(
            6 * ((100 * 10) + (10 * 10) + 10), DenseOperations.PerRow(TowerMlp.Create(50, [10, 10], 0.5f, RatingRange.Stars)));
    }

    [Fact]
    public void A_branch_of_frozen_content_needs_a_gradient_from_its_second_layer_on() =>
        Assert.Equal(
            (4 * ((300 * 64) + (512 * 256))) + (6 * ((64 * 16) + (320 * 128) + (145 * 64) + 64)),
            DenseOperations.PerRow(HybridTextImage.Create(300, 512)));

    [Fact]
    public void What_goes_column_by_column_passes_a_gradient_on_only_where_one_is_needed()
    {
        var row = new Concat(new Embedding(Entity.User, 3), new FeatureVector("text", 5));
        Assert.Equal(2.0 * 4 * (8 + 8 + 3), DenseOperations.PerRow(new Model("dropout", new Clip(new Dot(
            new Dense(new Dropout(row, 0.1f), 4), new Embedding(Entity.Item, 4)), 1, 5))));
        Assert.Equal(2.0 * (5 + 5), DenseOperations.PerRow(new Model("frozen", new Dense(
            new Multiply(new FeatureVector("text", 5), new FeatureVector("image", 5)), 1))));
        Assert.Equal(2.0 * (5 + 5 + 5), DenseOperations.PerRow(new Model("gated", new Dense(
            new Multiply(new FeatureVector("text", 5), new Embedding(Entity.User, 5)), 1))));
        Assert.Equal(2.0 * (5 + 5 + 5), DenseOperations.PerRow(new Model("norm", new Dense(
            new LayerNorm(new FeatureVector("text", 5)), 1)))); // gain and bias learn
    }

    [Fact]
    public void A_dot_product_has_no_dense_layer() => Assert.Equal(0, DenseOperations.PerRow(DotMf.Create(10)));
}
