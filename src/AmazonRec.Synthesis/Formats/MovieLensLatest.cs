namespace AmazonRec.Synthesis.Formats;

/// <summary>The tables of MovieLens latest (Harper, Konstan 2015) with half stars, by user and then by time.</summary>
internal static class MovieLensLatest
{
    public static void Write(SynthesisTarget target)
    {
        var (ratings, statistics) = (target.Ratings, new ItemStatistics(target.Ratings));
        target.WriteTable("movies.csv", "movieId,title,genres\n", ratings.ItemTruth.Count, (line, from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                var genres = string.Join('|', Films.GenresOf(target, item).Select(genre => Films.Genres[genre]));
                line.AddPython($"{item + 1},{Films.Title(target, item, Labels.Year(statistics.FirstDay[item]))},{genres}\n");
            }
        });
        target.WriteRows("ratings.csv", "userId,movieId,rating,timestamp\n", RowOrder.ByUser(ratings, target.Work), (line, row) =>
        {
            line.AddNumber(ratings.Users[row] + 1L);
            line.Add((byte)',');
            line.AddNumber(ratings.Items[row] + 1L);
            line.Add((byte)',');
            line.AddNumber(ratings.Stars[row] / 2);
            line.Add(ratings.Stars[row] % 2 == 0 ? ".0,"u8 : ".5,"u8);
            line.AddNumber(Labels.Seconds(ratings.Days[row]));
            line.Add((byte)'\n');
        });
    }
}
