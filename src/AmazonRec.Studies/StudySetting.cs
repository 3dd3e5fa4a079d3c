using AmazonRec.Data;
using AmazonRec.Studies.Running;


namespace AmazonRec.Studies;

/// <summary>
/// One way of setting a study up: which rows, split how. The first two of a study are as reported and clean; others vary one thing.
/// </summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Protocol">Whether anything is decided by looking at the test rows.</param>
/// <param name="Meaning">What it does, and what that flatters or hurts: one sentence.</param>
/// <param name="Splits">One split, or the folds of a cross-validation.</param>
public sealed record StudySetting(string Name, Protocol Protocol, string Meaning, Func<StudyInput, IReadOnlyList<Split>> Splits)
{
    /// <summary>Name of the setting, an earlier one, that it changes one thing of; null where it changes none, or more.</summary>
    public string? Varies { get; init; }

    /// <summary>What that one thing is; null where there is none.</summary>
    public Change? Changes { get; init; }

    /// <summary>Numbers that were published of this setting itself, by the model's name: in place of those of the model.</summary>
    public IReadOnlyDictionary<string, Reported> Reported { get; init; } = new Dictionary<string, Reported>();

    /// <summary>Names of the models that run in it; all where there are none.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>What it takes that some data lack, in words; null where it can run.</summary>
    public Func<StudyInput, string?> Lacks { get; init; } = _ => null;

    /// <summary>
    /// Share of each split's training rows to decide by, where the splits have no validation rows and a model stops early.
    /// </summary>
    public double Validation { get; init; }

    /// <summary>
    /// Whether a model is first trained on all rows, and each fold goes on training the one before: all have seen their test rows, which is
    /// a leak, and shown as one.
    /// </summary>
    public bool CarriesWeights { get; init; }

    /// <summary>
    /// Whether each fold, with weights of its own, trains as often as one that carries them over: twice in the first fold, once for all rows
    /// and once for itself, and once more in each further fold. So what more epochs do is told from what seen test rows do.
    /// </summary>
    public bool TrainsAsOftenAsCarried { get; init; }

    /// <summary>
    /// Whether what is learned of content (words of titles, the scale of numbers) is learned from the items of all rows, test rows among
    /// them, and not from those of training rows alone.
    /// </summary>
    public bool FitsContentOnAllRows { get; init; }

    /// <summary>
    /// Whether the network itself answers for users and items without training rows, from rows of zeros, and not bias estimates in its
    /// place.
    /// </summary>
    public bool AnswersUnknownByZeros { get; init; }

    /// <summary>Whether models that stop early keep the weights of the last epoch, and not those of the best.</summary>
    public bool KeepsLastEpoch { get; init; }
}
