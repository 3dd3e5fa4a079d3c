using AmazonRec.Auto;
using AmazonRec.Engines;
using AmazonRec.Exporting;
using AmazonRec.Models;
using AmazonRec.Models.Layers;
using AmazonRec.Plugins;
using AmazonRec.Testing;
using AmazonRec.Testing.Models;
using AmazonRec.Training;

namespace AmazonRec.Export.Tests;

public sealed class OnnxTests(ITestOutputHelper output) : IDisposable
{
    private const float Tolerance = 1e-5f;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Zoo => SmallRuns.Zoo;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Zoo))]
    public void A_model_of_the_zoo_gives_the_same_stars_in_onnx_runtime_for_all_pairs(string name)
    {
        var worst = RunOnnx.WorstOfAllPairs(SmallRuns.Train(name, epochs: 2));
        output.WriteLine($"{name}: {worst:E1}");
        Assert.InRange(worst, 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Zoo))]
    public void What_answers_for_unknown_users_and_items_answers_in_the_file_too(string name) =>
        Assert.InRange(RunOnnx.WorstOfAllPairs(ColdSplit.Train(name)), 0, Tolerance);

    [Fact]
    public void A_blend_is_one_graph()
    {
        var (blend, _) = AutoFit.Run(SmallRuns.Split, new AutoOptions { Budget = 2 });
        var worst = RunOnnx.WorstOfAllPairs(blend);
        output.WriteLine($"{blend.Model.Name} of {blend.Model.Parts.Count} parts: {worst:E1}");
        Assert.InRange(worst, 0, Tolerance);
    }

    [Fact]
    public void A_model_that_was_read_from_disk_gives_the_same_file()
    {
        var model = ColdSplit.Train("neumf");
        model.Save(_folder.Path);
        Assert.Equal(RunOnnx.Bytes(model), RunOnnx.Bytes(TrainedModel.Load(_folder.Path)));
    }

    [Theory]
    [InlineData(Activation.Linear)]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Gelu)]
    [InlineData(Activation.LeakyRelu)]
    public void Every_kind_of_layer_and_activation_can_be_said(Activation activation)
    {
        var (user, item) = (new Embedding(Entity.User, 6), new Embedding(Entity.Item, 6));
        var content = new FeatureVector("text", 5);
        Layer tower = new Dense(new Concat(user, item, new Multiply(user, item), content, new Offset()), 8, activation);
        tower = new Activate(new BatchNorm(new Dense(new LayerNorm(tower), 8) { HasBias = false }), activation);
        var sum = new Add(
            new Dense(new Dropout(tower, .2f), 1), new Dot(user, item, Normalize: true), new Dot(user, item), new Bias(Entity.User),
            new Bias(Entity.Item), new Concat(new Offset()));
        var model = new Model("all", new Clip(new ScaleToRange(sum, 0, 5.5f), 1, 5));
        var kinds = typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer)) && type != typeof(ModuleLayer));
        Assert.Empty(kinds.Except(model.Layers.Select(layer => layer.GetType())));
        var options = new TrainingOptions { Epochs = 2, BatchSize = 16, Optimizer = new Adam(.01), EarlyStopping = null };
        Assert.InRange(
            RunOnnx.WorstOfAllPairs(Trainer.Fit(model, ColdSplit.Rows, options, features: ColdSplit.Features)), 0, Tolerance);
    }

    [Fact]
    public void A_module_of_code_is_refused_by_name()
    {
        var rows = ColdSplit.Rows.Train;
        var shape = new ModelShape(rows.Users.Count, rows.Items.Count);
        var code = new Model("mine", new ModuleLayer("mine") { Name = "the code" });
        var dot = new Model("dot", new Dot(new Embedding(Entity.User, 2), new Embedding(Entity.Item, 2)));
        var network = Engine.Default.Compile(dot, shape, new NetworkOptions());
        var model = new TrainedModel(
            code, rows.Users, rows.Items, network, History.None, [], ColdStart.FromTraining(dot, rows, []));
        using var stream = new MemoryStream();
        var error = Assert.Throws<ArgumentException>(() => new OnnxWriter().Write(stream, model));
        Assert.StartsWith("The layer 'the code' is the torch.nn.Module 'mine': code, which ONNX can't say.", error.Message);
    }

    [Fact]
    public void The_folder_holds_the_graph_and_the_ids_of_its_codes_and_is_replaced_by_force_alone()
    {
        var (model, place) = (ColdSplit.Train("svd"), _folder.PathOf("onnx"));
        using (var folder = OnnxFiles.Prepare(place)) Assert.Equal(24, OnnxFiles.Write(model, folder, place).Users);
        Assert.Equal(model.Users.Ids, File.ReadLines(Path.Combine(place, "users.txt")));
        Assert.Equal(model.Items.Ids, File.ReadLines(Path.Combine(place, "items.txt")));
        Assert.Equal(
            ColdSplit.Predict(model, 5, 9), RunOnnx.Predict(File.ReadAllBytes(Path.Combine(place, "model.onnx")), [5], [9])[0], Tolerance);
        Assert.Contains("add --force", Assert.Throws<IOException>(() => OnnxFiles.Prepare(place)).Message);
        using (var again = OnnxFiles.Prepare(place, replace: true)) OnnxFiles.Write(model, again, place);
        Assert.Equal(3, Directory.EnumerateFileSystemEntries(place).Count());
    }

    [Fact]
    public void The_plug_in_is_found_by_what_the_library_knows_of_it()
    {
        Assert.IsType<OnnxWriter>(Plugin.Load<IOnnxWriter>("Export"));
        Assert.IsType<ParquetWriterOfRows>(Plugin.Load<IParquetWriter>("Export"));
    }
}
