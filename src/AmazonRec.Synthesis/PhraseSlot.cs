namespace AmazonRec.Synthesis;

/// <summary>What a place in a <see cref="Phrase"/> is filled in with; see <see cref="Wording"/>.</summary>
internal enum PhraseSlot
{
    None,
    Product,
    Part,
    Use,
    Aspect,
    Word,
    Time,
}
