namespace AmazonRec.Features.Text.Words;

/// <summary>
/// What is to be learned from a run of places: examples, each with the words it is predicted from and those it is told from, and which rows
/// of the two tables all of them touch. It depends on chance and text, not on what has been learned, so batches are laid out ahead and
/// apart.
/// </summary>
internal sealed class WordBatch
{
    private int[] _kept = [];
    private int[] _start = [];
    private Compute.PhiloxBlock[] _chance = [];
    private readonly List<int> _before = [];

    /// <summary>How many examples there are.</summary>
    public int Examples { get; private set; }

    /// <summary>Learning rate.</summary>
    public float Rate { get; private set; }

    /// <summary>Input words of one example after another.</summary>
    public List<int> Inputs { get; } = [];

    /// <summary>The example of each of <see cref="Inputs"/>.</summary>
    public List<int> InputExamples { get; } = [];

    /// <summary>What each input word counts in the mean.</summary>
    public List<float> InputWeights { get; } = [];

    /// <summary>Where each example's input words end.</summary>
    public List<int> InputEnds { get; } = [];

    /// <summary>Words to score of one example after another, the right one first, then those drawn.</summary>
    public List<int> Outputs { get; } = [];

    /// <summary>The example of each of <see cref="Outputs"/>.</summary>
    public List<int> OutputExamples { get; } = [];

    /// <summary>1 for the right word, 0 for one that was drawn.</summary>
    public List<float> Labels { get; } = [];

    /// <summary>Where each example's words to score end.</summary>
    public List<int> OutputEnds { get; } = [];

    /// <summary><see cref="Inputs"/> by word.</summary>
    public RowGroups InputRows { get; } = new();

    /// <summary><see cref="Outputs"/> by word.</summary>
    public RowGroups OutputRows { get; } = new();

    /// <summary>Lays out the examples of places <paramref name="first"/> to before <paramref name="last"/>.</summary>
    public void Lay(Corpus corpus, WordDraws draws, Word2VecOptions options, int epoch, int first, int last)
    {
        foreach (var list in new[] { Inputs, InputExamples, InputEnds, Outputs, OutputExamples, OutputEnds }) list.Clear();
        InputWeights.Clear();
        Labels.Clear();
        Examples = 0;
        var done = (epoch + ((double)first / corpus.Tokens)) / options.Epochs;
        Rate = (float)(options.Rate - ((options.Rate - options.FinalRate) * done));
        var (from, to, count) = Keep(corpus, draws, options.Window, epoch, first, last);
        for (var at = from; at < to; at++)
        {
            var reach = draws.Reach(_chance[at]);
            var low = Math.Max(at - reach, _start[at]);
            var high = Math.Min(at + reach, count - 1);
            while (_start[high] != _start[at]) high--;
            if (low == high) continue; // alone in its sentence
            if (options.Model == WordModel.Cbow) AddCbow(draws, options.Negatives, at, low, high);
            else AddSkipGram(draws, options.Negatives, at, low, high);
        }

        InputRows.Group(Span(Inputs));
        OutputRows.Group(Span(Outputs));
    }

    public static Span<T> Span<T>(List<T> list) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);

    /// <summary>
    /// The words that stay, with those on both sides that windows reach: what stays there is drawn by place, so each batch finds it for
    /// itself. Returns where the batch's own begin and end, and how many there are with those at the sides.
    /// </summary>
    private (int From, int To, int Count) Keep(Corpus corpus, WordDraws draws, int window, int epoch, int first, int last)
    {
        var room = last - first + (2 * window);
        if (_kept.Length < room) (_kept, _start, _chance) = (new int[room], new int[room], new Compute.PhiloxBlock[room]);
        var sentence = Array.BinarySearch(corpus.Ends, first + 1) is var found && found >= 0 ? found : ~found;
        var begin = sentence == 0 ? 0 : corpus.Ends[sentence - 1];
        _before.Clear();
        for (var place = first - 1; place >= begin && _before.Count < window; place--)
            if (draws.Keeps(corpus.Codes[place], draws.At(epoch, place))) _before.Add(corpus.Codes[place]);
        var count = 0;
        for (var i = _before.Count - 1; i >= 0; i--) (_kept[count], _start[count++]) = (_before[i], 0);
        var (from, start) = (count, 0);
        for (var place = first; place < last; place++)
        {
            if (place == corpus.Ends[sentence]) (sentence, start) = (sentence + 1, count);
            var chance = draws.At(epoch, place);
            if (!draws.Keeps(corpus.Codes[place], chance)) continue;
            (_kept[count], _start[count], _chance[count]) = (corpus.Codes[place], start, chance);
            count++;
        }

        var to = count;
        for (var place = last; place < corpus.Ends[sentence] && count < to + window; place++)
            if (draws.Keeps(corpus.Codes[place], draws.At(epoch, place))) (_kept[count], _start[count++]) = (corpus.Codes[place], start);
        return (from, to, count);
    }

    private void AddCbow(WordDraws draws, int negatives, int at, int low, int high)
    {
        var weight = 1f / (high - low);
        for (var i = low; i <= high; i++)
            if (i != at) AddInput(_kept[i], weight);
        AddOutputs(draws, negatives, at, draw: 0);
    }

    private void AddSkipGram(WordDraws draws, int negatives, int at, int low, int high)
    {
        for (var i = low; i <= high; i++)
        {
            if (i == at) continue;
            AddInput(_kept[i], 1);
            AddOutputs(draws, negatives, at, draw: (i - low) * negatives);
        }
    }

    private void AddInput(int word, float weight)
    {
        Inputs.Add(word);
        InputExamples.Add(Examples);
        InputWeights.Add(weight);
    }

    private void AddOutputs(WordDraws draws, int negatives, int at, int draw)
    {
        AddOutput(_kept[at], label: 1);
        for (var n = 0; n < negatives; n++)
            if (draws.Negative(_chance[at], draw + n) is var word && word != _kept[at]) AddOutput(word, label: 0);
        InputEnds.Add(Inputs.Count);
        OutputEnds.Add(Outputs.Count);
        Examples++;
    }

    private void AddOutput(int word, float label)
    {
        Outputs.Add(word);
        OutputExamples.Add(Examples);
        Labels.Add(label);
    }
}
