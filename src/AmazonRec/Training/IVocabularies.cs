using AmazonRec.Data;
using AmazonRec.Models;

namespace AmazonRec.Training;

/// <summary>The users and items of a model, in memory or not.</summary>
internal interface IVocabularies
{
    /// <summary>How many there are.</summary>
    ModelShape Shape { get; }

    /// <summary>The users.</summary>
    Vocabulary Users { get; }

    /// <summary>The items.</summary>
    Vocabulary Items { get; }

    /// <summary>Writes both into a run folder.</summary>
    void Write(string folder);
}
