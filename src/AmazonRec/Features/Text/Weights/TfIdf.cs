using AmazonRec.Data;
using AmazonRec.Features.Text.Cleaning;

namespace AmazonRec.Features.Text.Weights;

/// <summary>
/// Terms weighted by how often they stand in a text and in how few texts, as scikit-learn's TfidfVectorizer by default: lower case, terms
/// of two or more word characters, idf = ln((1 + n) / (1 + df)) + 1, rows of length 1. What is learned of the texts (terms and idf) is
/// apart from what is made of them, so that no text to report on is looked at.
/// </summary>
public sealed class TfIdf
{
    private readonly Dictionary<string, int> _columns;
    private readonly int _shortest;

    private TfIdf(Vocabulary terms, double[] idf, int documents, int shortest)
    {
        (Terms, Idf, Documents, _shortest) = (terms, idf, documents, shortest);
        _columns = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        for (var column = 0; column < terms.Count; column++) _columns.Add(terms[column], column);
    }

    /// <summary>The terms in the order of their characters; the code of each is its column.</summary>
    public Vocabulary Terms { get; }

    /// <summary>The weight of each term, by column.</summary>
    public IReadOnlyList<double> Idf { get; }

    /// <summary>How many texts it was learned from.</summary>
    public int Documents { get; }

    /// <summary>Learns terms and their weights.</summary>
    /// <param name="documents">Texts, and no others than may be looked at.</param>
    /// <param name="maxTerms">
    /// Keeps only so many terms, those that occur most often in all texts together; of equally frequent ones those that scikit-learn keeps.
    /// </param>
    /// <param name="shortest">Characters that a term has at least.</param>
    /// <exception cref="ArgumentException">The texts hold no term.</exception>
    public static TfIdf Fit(IEnumerable<string> documents, int? maxTerms = null, int shortest = 2)
    {
        if (maxTerms is { } most) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, nameof(maxTerms));
        var known = new Dictionary<string, TermCount>(StringComparer.Ordinal);
        var count = 0;
        foreach (var document in documents)
        {
            count++;
            foreach (var term in Tokens.Cut(document.ToLowerInvariant(), shortest))
            {
                if (!known.TryGetValue(term, out var counted)) known.Add(term, counted = new TermCount());
                counted.Add(count);
            }
        }

        if (known.Count == 0)
            throw new ArgumentException($"The texts hold no term of {shortest} or more letters or digits.", nameof(documents));
        var terms = Vocabulary.FromIds(known.Keys);
        if (maxTerms < terms.Count)
            terms = Vocabulary.FromIds(
                TermOrder.Falling([.. terms.Ids.Select(term => known[term].Occurrences)]).Take(maxTerms.Value).Select(code => terms[code]));
        return new TfIdf(terms, [.. terms.Ids.Select(term => Math.Log((1.0 + count) / (1 + known[term].Documents)) + 1)], count, shortest);
    }

    /// <summary>One row for each text; terms that were not learned count nothing, and a text without others is a row of zeros.</summary>
    public SparseRows Transform(IEnumerable<string> documents)
    {
        var (ends, columns, values) = (new List<int>(), new List<int>(), new List<double>());
        var counts = new SortedDictionary<int, int>();
        foreach (var document in documents)
        {
            counts.Clear();
            foreach (var term in Tokens.Cut(document.ToLowerInvariant(), _shortest))
                if (_columns.TryGetValue(term, out var column)) counts[column] = counts.GetValueOrDefault(column) + 1;
            var length = Math.Sqrt(counts.Sum(term => Square(term.Value * Idf[term.Key])));
            foreach (var (column, occurrences) in counts)
            {
                columns.Add(column);
                values.Add(occurrences * Idf[column] / length);
            }

            ends.Add(columns.Count);
        }

        return new SparseRows(Terms.Count, [.. ends], [.. columns], [.. values]);
    }

    /// <summary>The weight of a word; that of a word in no text where it was not learned.</summary>
    public double WeightOf(string word) => _columns.TryGetValue(word, out var column) ? Idf[column] : Math.Log(1.0 + Documents) + 1;

    private static double Square(double x) => x * x;

    private sealed class TermCount
    {
        private int _last;

        public long Occurrences { get; private set; }

        public int Documents { get; private set; }

        public void Add(int document)
        {
            Occurrences++;
            if (document != _last) (Documents, _last) = (Documents + 1, document);
        }
    }
}
