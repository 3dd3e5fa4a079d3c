using AmazonRec.Testing.Data;

namespace AmazonRec.Data.Tests;

public sealed class VocabularyTests
{
    /// <summary>In the order of their bytes. As .NET compares texts, the last but one would stand before U+FFFF.</summary>
    private static readonly string[] Ids = [
        "A", "AB", "B", "a", "\u007F", "\u0080", "é", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF"];

    [Fact]
    public void Codes_follow_the_bytes_of_UTF8_and_not_the_halves_of_UTF16()
    {
        var vocabulary = Vocabulary.FromIds(Ids.Reverse());
        Assert.Equal(Ids, vocabulary.Ids);
        Assert.Equal(Enumerable.Range(0, Ids.Length), Ids.Select(vocabulary.CodeOf));
        Assert.Equal(Ids, Vocabulary.OfSorted(Ids).Ids);
        Assert.NotEqual(Ids, Ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_read_from_a_file_and_ids_at_hand_get_the_same_codes()
    {
        var rows = Ids.Reverse().Select(id => (id, id + "!", 4f, 0L)).ToArray();
        var read = Ratings.Read(InMemory.File("user,item,rating\n" + string.Concat(rows.Select(r => $"{r.Item1},{r.Item2},4\n"))));
        var made = Ratings.FromRows(rows);
        Assert.Equal(Ids, read.Users.Ids);
        Assert.Equal(made.Users.Ids, read.Users.Ids);
        Assert.Equal(made.Items.Ids, read.Items.Ids);
        Assert.Equal(made.User, read.User);
        Assert.Equal(made.Item, read.Item);
    }
}
