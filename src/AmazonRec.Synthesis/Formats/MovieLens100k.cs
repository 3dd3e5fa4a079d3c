namespace AmazonRec.Synthesis.Formats;

/// <summary>The tables of MovieLens 100k (Harper, Konstan 2015); by user, where the original is in no order.</summary>
internal static class MovieLens100k
{
    private static readonly string[] Occupations = ["student", "engineer", "librarian", "writer", "artist", "other"];

    public static void Write(SynthesisTarget target)
    {
        var (ratings, statistics) = (target.Ratings, new ItemStatistics(target.Ratings));
        var people = new UserAttributes(target.Options.Seed, ratings);
        target.WriteTable("u.genre", "", Films.Genres.Length, (line, from, to) =>
        {
            for (var genre = from; genre < to; genre++) line.AddPython($"{Films.Genres[genre]}|{genre}\n");
        });
        target.WriteTable("u.item", "", ratings.ItemTruth.Count, (line, from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                var year = Labels.Year(statistics.FirstDay[item]);
                line.AddPython($"{item + 1}|{Films.Title(target, item, year)}|01-Jan-{year}||https://items.example/{item + 1}");
                var genres = Films.GenresOf(target, item);
                for (var genre = 0; genre < Films.Genres.Length; genre++) line.Add(genres.Contains(genre) ? "|1"u8 : "|0"u8);
                line.Add((byte)'\n');
            }
        });
        target.WriteTable("u.user", "", target.Options.Users, (line, from, to) =>
        {
            for (var user = from; user < to; user++)
            {
                var occupation = Occupations[people.Occupation(user) % Occupations.Length];
                line.AddPython($"{user + 1}|{people.Age(user)}|{(people.IsFemale(user) ? 'F' : 'M')}|{occupation}|00000\n");
            }
        });
        target.WriteRows("u.data", "", RowOrder.ByUser(ratings, target.Work), (line, row) =>
        {
            line.AddNumber(ratings.Users[row] + 1L);
            line.Add((byte)'\t');
            line.AddNumber(ratings.Items[row] + 1L);
            line.Add((byte)'\t');
            line.AddNumber(ratings.Stars[row]);
            line.Add((byte)'\t');
            line.AddNumber(Labels.Seconds(ratings.Days[row]));
            line.Add((byte)'\n');
        });
    }
}
