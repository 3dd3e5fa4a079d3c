using System.Numerics.Tensors;
using AmazonRec.Compute;

namespace AmazonRec.Features.Text.Words;

/// <summary>
/// The two tables of word2vec and one step of learning. A step looks at the tables as they stand before it: first the examples, each on one
/// thread, then the rows, each changed by one thread in the order of the examples. So no bit depends on how many threads there are.
/// </summary>
internal sealed class WordNetwork : IDisposable
{
    private const int Tasks = 16;
    private const int FewExamples = 32; // done before another thread has woken

    private readonly int _threads;
    private readonly Action<int> _score;
    private readonly Action<int> _move;
    private AlignedBuffer _means = new(0);
    private AlignedBuffer _changes = new(0);
    private float[] _dots = [];
    private float[] _errors = [];
    private float[] _weights = [];
    private float[] _ones = [];
    private int[] _inputExamples = [];
    private int[] _outputExamples = [];
    private WordBatch _batch = new();

    public WordNetwork(int words, int width, int threads)
    {
        Stride = PickedRows.Stride(width);
        (Input, Output) = (new AlignedBuffer((long)words * Stride), new AlignedBuffer((long)words * Stride));
        (_threads, _score, _move) = (threads, Score, Move);
    }

    /// <summary>Numbers from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>The vectors that are kept: [words][stride].</summary>
    public AlignedBuffer Input { get; }

    /// <summary>Those that score: [words][stride], zero at first.</summary>
    public AlignedBuffer Output { get; }

    /// <summary>Learns from a batch.</summary>
    public void Step(WordBatch batch)
    {
        _batch = batch;
        MakeRoom();
        var threads = batch.Examples < FewExamples ? 1 : _threads;
        Workers.Shared.Run(Tasks, threads, _score);
        Workers.Shared.Run(Tasks, threads, _move);
    }

    public void Dispose()
    {
        foreach (var buffer in new[] { Input, Output, _means, _changes }) buffer.Dispose();
    }

    private void MakeRoom()
    {
        var (examples, inputs, outputs) = (_batch.Examples, _batch.Inputs.Count, _batch.Outputs.Count);
        if (_means.Length < examples * Stride)
        {
            _means.Dispose();
            _changes.Dispose();
            (_means, _changes) = (new AlignedBuffer((long)examples * Stride), new AlignedBuffer((long)examples * Stride));
        }

        if (_dots.Length < outputs)
            (_dots, _errors, _weights, _outputExamples) = (new float[outputs], new float[outputs], new float[outputs], new int[outputs]);
        if (_ones.Length >= inputs) return;
        (_ones, _inputExamples) = (new float[inputs], new int[inputs]);
        _ones.AsSpan().Fill(1);
    }

    /// <summary>
    /// Of each of a task's examples: the mean of its inputs h, the errors g = rate (label - sigmoid(h · out)), and the change of its
    /// inputs, the sum of g · out (Mikolov et al. 2013b, eq. 4). As in word2vec's code, each input gets the whole change, not its part of
    /// the mean.
    /// </summary>
    private void Score(int task)
    {
        var batch = _batch;
        var (first, last) = (Share(batch.Examples, task), Share(batch.Examples, task + 1));
        if (first == last) return;
        var inputs = WordBatch.Span(batch.Inputs);
        var weights = WordBatch.Span(batch.InputWeights);
        var inputEnds = WordBatch.Span(batch.InputEnds);
        var outputs = WordBatch.Span(batch.Outputs);
        var outputEnds = WordBatch.Span(batch.OutputEnds);
        var begin = first == 0 ? 0 : outputEnds[first - 1];
        for (var (example, at, from) = (first, first == 0 ? 0 : inputEnds[first - 1], begin); example < last; example++)
        {
            var mean = _means.Span.Slice(example * Stride, Stride);
            PickedRows.Sum(Input.Span, inputs[at..inputEnds[example]], weights[at..], mean, accumulate: false);
            PickedRows.Dot(Output.Span, outputs[from..outputEnds[example]], mean, _dots.AsSpan(from));
            (at, from) = (inputEnds[example], outputEnds[example]);
        }

        var end = outputEnds[last - 1];
        var errors = _errors.AsSpan(begin..end);
        TensorPrimitives.Sigmoid(_dots.AsSpan(begin..end), errors);
        TensorPrimitives.Subtract(WordBatch.Span(batch.Labels)[begin..end], errors, errors);
        TensorPrimitives.Multiply(errors, batch.Rate, errors);
        for (var (example, from) = (first, begin); example < last; from = outputEnds[example++])
            PickedRows.Sum(
                Output.Span,
                outputs[from..outputEnds[example]],
                _errors.AsSpan(from),
                _changes.Span.Slice(example * Stride, Stride),
                accumulate: false);
    }

    /// <summary>Changes a task's rows of both tables.</summary>
    private void Move(int task)
    {
        var (batch, rows) = (_batch, _batch.InputRows);
        var examples = WordBatch.Span(batch.InputExamples);
        for (var group = Share(rows.Count, task); group < Share(rows.Count, task + 1); group++)
        {
            var (start, end) = (rows.Start(group), rows.End(group));
            for (var i = start; i < end; i++) _inputExamples[i] = examples[rows.Entries[i]];
            PickedRows.Sum(
                _changes.Span,
                _inputExamples.AsSpan(start..end),
                _ones,
                Input.Span.Slice(rows.Rows[group] * Stride, Stride),
                accumulate: true);
        }

        rows = batch.OutputRows;
        examples = WordBatch.Span(batch.OutputExamples);
        for (var group = Share(rows.Count, task); group < Share(rows.Count, task + 1); group++)
        {
            var (start, end) = (rows.Start(group), rows.End(group));
            for (var i = start; i < end; i++) (_outputExamples[i], _weights[i]) = (examples[rows.Entries[i]], _errors[rows.Entries[i]]);
            PickedRows.Sum(
                _means.Span,
                _outputExamples.AsSpan(start..end),
                _weights.AsSpan(start),
                Output.Span.Slice(rows.Rows[group] * Stride, Stride),
                accumulate: true);
        }
    }

    private static int Share(int count, int task) => (int)((long)count * task / Tasks);
}
