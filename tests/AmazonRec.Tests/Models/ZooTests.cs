using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Models.Zoo;
using AmazonRec.Training;

namespace AmazonRec.Tests.Models;

public sealed class ZooTests
{
    /// <summary>Of 20 users and 10 items, with the published sizes.</summary>
    [Theory]
    [InlineData("dot-l2", 30 * 50)]
    [InlineData("dot-product", 30 * 50)]
    [InlineData("biased-l2", (30 * 50) + 30)]
    [InlineData("tower-mlp", (30 * 50) + (100 * 10) + 10 + (10 * 10) + 10 + 10 + 1)]
    [InlineData("collab-nn", (20 * 74) + (10 * 101) + (175 * 100) + 100 + 100 + 1)] // 74 and 101 as fastai has them on MovieLens
    [
        InlineData(
            "embedding-nn",
            (20 * 74) + (10 * 101) + (175 * 100) + (4 * 100) + (100 * 50) + (4 * 50) + 50 + 1)] // gain, bias and two running ones
    [InlineData("neumf", (30 * 8) + (30 * 32) + (64 * 32) + 32 + (32 * 16) + 16 + (16 * 8) + 8 + 16 + 1)]
    [InlineData("hybrid-text", (30 * 32) + ((32 + 32 + 300) * 1024) + 1024 + 1024 + 1)]
    [
        InlineData(
            "hybrid-text-image",
            (2 * 30 * 32) + (64 * 16) + 16 + (64 * 64) + 64 + (512 * 256) + 256 + (320 * 128) + 128 + (145 * 64) + 64 + 64 + 1)]
    [InlineData("biased-mf-content", (30 * 50) + 30 + (64 * 50) + 50 + 64 + 1)]
    public void A_model_has_as_many_parameters_as_its_publication_says(string name, int parameters) =>
        Assert.Equal(parameters, ModelZoo.Build(name, new ModelOptions()).Weights(new ModelShape(20, 10)).Sum(w => w.Rows * w.Columns));

    [Theory]
    [InlineData(false, 30 * 50)]
    [InlineData(true, (30 * 50) + 1 + 1)] // a weight and a bias
    public void The_sigmoid_is_of_the_dot_product_or_of_a_dense_unit_over_it(bool weighed, int parameters)
    {
        var model = SigmoidDot.Create(50, new(1, 5), weighed);
        Assert.Equal(parameters, model.Weights(new ModelShape(20, 10)).Sum(w => w.Rows * w.Columns));
        Assert.IsType<ScaleToRange>(model.Output);
        Assert.Equal(weighed ? typeof(Dense) : typeof(Dot), model.Output.Inputs[0].GetType());
    }

    [Theory]
    [InlineData(HybridBranches.Dot, 0, 1)]
    [InlineData(HybridBranches.Mlp, 0, 16)]
    [InlineData(HybridBranches.Dot | HybridBranches.Mlp, 0, 17)]
    [InlineData(HybridBranches.Mlp | HybridBranches.Text, 64, 16 + 128)]
    [InlineData(HybridBranches.Dot | HybridBranches.Image, 512, 1 + 128)]
    [InlineData(HybridBranches.All, 64 + 512, 145)]
    public void Branches_of_the_hybrid_that_are_left_out_leave_nothing_behind(HybridBranches branches, int read, int joined)
    {
        var model = ModelZoo.Build("hybrid-text-image", new ModelOptions { Branches = branches });
        Assert.Equal(read, model.Layers.OfType<FeatureVector>().Sum(f => f.Width));
        Assert.Equal(joined, model.Layers.Single(l => l.Name == "joint").Inputs[0].OutputWidth);
    }

    [Fact]
    public void A_hybrid_without_branches_and_a_tower_without_layers_are_refused()
    {
        Assert.Contains(
            "no branch",
            Assert.Throws<ArgumentException>(
                () => ModelZoo.Build("hybrid-text-image", new ModelOptions { Branches = HybridBranches.None })).Message);
        Assert.Contains(
            "no layer", Assert.Throws<ArgumentException>(() => ModelZoo.Build("neumf", new ModelOptions { Layers = [] })).Message);
    }

    [Fact]
    public void Widths_follow_the_features_and_the_data()
    {
        var inputs = new ModelInputs(new ModelShape(944, 1635), new Dictionary<string, int> { ["text"] = 7, ["genres"] = 19 });
        Assert.Equal(
            7, Assert.Single(ModelZoo.Build("hybrid-text", new ModelOptions { Inputs = inputs }).Layers.OfType<FeatureVector>()).Width);
        Assert.Equal(
            ["genres", "text"],
            ModelZoo.Build("biased-mf-content", new ModelOptions { Inputs = inputs }).Layers.OfType<FeatureVector>().Select(f => f.Source));
        Assert.Equal(
            [74, 101], ModelZoo.Build("collab-nn", new ModelOptions { Inputs = inputs }).Layers.OfType<Embedding>().Select(e => e.Width));
        Assert.Equal(
            [74, 101],
            ModelZoo.Build("embedding-nn", new ModelOptions { Inputs = inputs with { Shape = new(943, 1634) } }).Layers.OfType<Embedding>()
                .Select(e => e.Width));
        Assert.Equal(600, CollabNn.WidthFor(10_000_000));
        Assert.Equal(
            12,
            ModelZoo.Build("collab-nn", new ModelOptions { Inputs = inputs, Factors = 6, Layers = [5, 3] }).Layers.OfType<Concat>()
                .Single().OutputWidth);
    }

    [Fact]
    public void A_model_of_ones_own_is_found_by_its_name_and_takes_none_of_a_published_one()
    {
        ModelZoo.Register(new ZooEntry("test-own", "a dot product", "this test", [], _ => DotMf.Create(3)));
        Recipe.Register("test-own", new TrainingOptions { Epochs = 7 });
        Assert.Equal("dot-mf", ModelZoo.Build("test-own", new ModelOptions()).Name);
        Assert.Equal(7, Recipe.For("test-own").Epochs);
        Assert.DoesNotContain(ModelZoo.Entries, entry => entry.Name == "test-own");
        Assert.Contains("Did you mean 'test-own'?", Assert.Throws<ArgumentException>(() => ModelZoo.Find("test-onw")).Message);
        Assert.Contains(
            "'svd' is the name of a published model", Assert.Throws<ArgumentException>(() => ModelZoo.Register(Svd.Entry)).Message);
    }

    [Theory]
    [InlineData("biased-mff", "Did you mean 'biased-mf'?")]
    [InlineData("NeuMF", "Did you mean 'neumf'?")]
    [InlineData("svd++", "'svdpp'")]
    [InlineData("bpmf", "is 'bayesian-mf'")]
    [InlineData("timeSVD++", "is 'bayesian-timesvd'")]
    [InlineData("MF", "'dot-mf'")]
    public void There_is_no_recipe_for_a_model_that_there_is_not(string name, string hint)
    {
        var message = Assert.Throws<ArgumentException>(() => Recipe.For(name)).Message;
        Assert.Contains(hint, message);
        Assert.Contains("Models: dot-mf, ", message);
    }

    [Fact]
    public void Every_published_model_has_a_recipe_and_an_added_one_without_takes_the_usual()
    {
        Assert.All(ModelZoo.Entries, entry => Recipe.For(entry.Name));
        ModelZoo.Register(new ZooEntry("test-plain", "a dot product", "this test", [], _ => DotMf.Create(3)));
        Assert.Same(Recipe.Usual, Recipe.For("test-plain"));
        Assert.Equal(("test-plain", "neumf", "none"), (ModelZoo.Spelt("Test-Plain"), ModelZoo.Spelt("NeuMF"), ModelZoo.Spelt("none")));
    }

    [Fact]
    public void Layers_and_branches_are_refused_by_models_that_have_none()
    {
        Assert.Contains(
            "no option --layers",
            Assert.Throws<ArgumentException>(() => ModelZoo.Build("dot-mf", new ModelOptions { Layers = [5] })).Message);
        Assert.Contains(
            "no option --branches",
            Assert.Throws<ArgumentException>(() => ModelZoo.Build("neumf", new ModelOptions { Branches = HybridBranches.Dot })).Message);
    }
}
