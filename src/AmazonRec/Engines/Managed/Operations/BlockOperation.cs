using AmazonRec.Models;

namespace AmazonRec.Engines.Managed.Operations;

/// <summary>
/// One layer at work on blocks of rows. Blocks run side by side on several threads, so an operation writes only to its own block of its own
/// planes and of its inputs' gradients. Weights move afterwards, in numbered tasks that each own what they write.
/// </summary>
internal abstract class BlockOperation(Plane value, Plane gradient, params Edge[] inputs)
{
    protected BlockOperation(int width, params Edge[] inputs)
        : this(new Plane(width), new Plane(width), inputs)
    {
    }

    public Plane Value { get; } = value;

    public Plane Gradient { get; } = gradient;

    public Edge[] Inputs { get; } = inputs;

    public int Width => Value.Width;

    /// <summary>Whether this or anything it reads learns.</summary>
    public virtual bool NeedsGradient => Inputs.Any(input => input.NeedsGradient);

    /// <summary>Tasks before the blocks of a training batch.</summary>
    public virtual int PrepareTasks => 0;

    /// <summary>Tasks between those of <see cref="PrepareTasks"/> and the blocks.</summary>
    public virtual int CatchUpTasks => 0;

    /// <summary>Tasks after the blocks; all are done before the first of <see cref="SweepTasks"/>.</summary>
    public virtual int UpdateTasks => 0;

    /// <summary>
    /// Likewise, of tasks that go through the batch's blocks in two halves: a core that had the first blocks in its cache takes the first.
    /// </summary>
    public virtual int HalvedUpdateTasks => 0;

    /// <summary>Tasks after all updates.</summary>
    public virtual int SweepTasks => 0;

    /// <summary>Whose rows it looks up, where it looks up any.</summary>
    public virtual Entity? EntityRead => null;

    /// <summary>The weights this operation owns.</summary>
    public virtual IEnumerable<IWeightStore> Weights => [];

    /// <summary>
    /// Whether no block can go on in training before all blocks have come here: <see cref="Measure"/>, then <see cref="Combine"/>.
    /// </summary>
    public virtual bool WaitsForBatch => false;

    /// <summary>Makes room.</summary>
    public virtual void Reserve(int blocks)
    {
        Value.Reserve(blocks);
        if (NeedsGradient) Gradient.Reserve(blocks);
    }

    /// <summary>Whether it has to be given numbers by other ranks first.</summary>
    public virtual bool Fetches => false;

    /// <summary>Gets numbers from other ranks, before anything else.</summary>
    public virtual void Fetch(BlockPass pass)
    {
    }

    /// <summary>Before the blocks: task <paramref name="task"/> of <see cref="PrepareTasks"/>.</summary>
    public virtual void Prepare(int task, BlockPass pass)
    {
    }

    /// <summary>Brings what the batch touches up to date: task <paramref name="task"/> of <see cref="CatchUpTasks"/>.</summary>
    public virtual void CatchUp(int task)
    {
    }

    /// <summary>What a block gives to the whole batch before <see cref="Forward"/>.</summary>
    public virtual void Measure(int block, BlockPass pass)
    {
    }

    /// <summary>Joins what the blocks gave, on one thread.</summary>
    public virtual void Combine(BlockPass pass)
    {
    }

    /// <summary>What a block gives to the whole batch before <see cref="Backward"/>.</summary>
    public virtual void MeasureGradient(int block, BlockPass pass)
    {
    }

    /// <summary>Joins what the blocks gave, on one thread.</summary>
    public virtual void CombineGradient(BlockPass pass)
    {
    }

    /// <summary>Writes the block's values.</summary>
    public abstract void Forward(int block, BlockPass pass);

    /// <summary>Gives the inputs their gradients, and keeps what the weights need of the block.</summary>
    public abstract void Backward(int block, BlockPass pass);

    /// <summary>Moves weights.</summary>
    public virtual void Update(int task, BlockPass pass)
    {
    }

    /// <summary>One half of task <paramref name="task"/> of <see cref="HalvedUpdateTasks"/>; the second waits for the first.</summary>
    public virtual void UpdateHalf(int task, bool second, BlockPass pass)
    {
    }

    /// <summary>
    /// Moves weights whose gradients ranks have summed: where a batch is divided among ranks, updates only sum this rank's own.
    /// </summary>
    public virtual void Step(BlockPass pass)
    {
    }

    /// <summary>Moves weights that the batch does not touch.</summary>
    public virtual void Sweep(int task, BlockPass pass)
    {
    }
}
