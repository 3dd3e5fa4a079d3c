using System.Collections.Frozen;

namespace AmazonRec.Features.Text.Cleaning;

/// <summary>
/// Words that say little by themselves: the function words of English - articles, pronouns, auxiliaries, prepositions, conjunctions and
/// their contractions - by kind. It is a list of its own, and differs from published ones: those of NLTK and scikit-learn hold in part
/// other words (scikit-learn's also words such as 'computer', 'fire' and 'system'; NLTK's torn contractions such as 'don' and 've').
/// </summary>
internal static class StopWords
{
    private const string Articles = "a an the";

    private const string Pronouns =
        "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its "
        + "itself " +
        "they them their theirs themselves this that these those who whom whose which what";

    private const string Auxiliaries =
        "am is are was were be been being have has had having do does did doing will would shall should can could may might must";

    private const string Prepositions =
        "of at by for with about against between into through during before after above below to from up down in out on off over under";

    private const string Conjunctions = "and but if or because as until while than so nor";

    private const string Adverbs =
        "again further then once here there when where why how all any both each few more most other some such no not only own same too "
        + "very just now";

    private const string Contractions =
        "i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll it'd we're we've we'll we'd they're "
        + "they've they'll " +
        "they'd that's that'll who's what's where's there's here's let's isn't aren't wasn't weren't hasn't haven't hadn't doesn't "
        + "don't didn't won't " +
        "wouldn't shan't shouldn't can't cannot couldn't mightn't mustn't needn't";

    /// <summary>The list, in lower case.</summary>
    public static FrozenSet<string> English { get; } =
        string.Join(' ', Articles, Pronouns, Auxiliaries, Prepositions, Conjunctions, Adverbs, Contractions).Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);
}
