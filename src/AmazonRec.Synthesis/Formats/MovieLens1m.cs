namespace AmazonRec.Synthesis.Formats;

/// <summary>The tables of MovieLens 1M (Harper, Konstan 2015), by user.</summary>
internal static class MovieLens1m
{
    private static readonly int[] AgeGroups = [1, 18, 25, 35, 45, 50, 56];

    public static void Write(SynthesisTarget target)
    {
        var (ratings, statistics) = (target.Ratings, new ItemStatistics(target.Ratings));
        var people = new UserAttributes(target.Options.Seed, ratings);
        target.WriteTable("movies.dat", "", ratings.ItemTruth.Count, (line, from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                var genres = string.Join('|', Films.GenresOf(target, item).Select(genre => Films.Genres[genre]));
                line.AddPython($"{item + 1}::{Films.Title(target, item, Labels.Year(statistics.FirstDay[item]))}::{genres}\n");
            }
        });
        target.WriteTable("users.dat", "", target.Options.Users, (line, from, to) =>
        {
            for (var user = from; user < to; user++)
            {
                var age = AgeGroups.Last(group => group <= people.Age(user));
                line.AddPython($"{user + 1}::{(people.IsFemale(user) ? 'F' : 'M')}::{age}::{people.Occupation(user)}::00000\n");
            }
        });
        target.WriteRows("ratings.dat", "", RowOrder.ByUser(ratings, target.Work), (line, row) =>
        {
            line.AddNumber(ratings.Users[row] + 1L);
            line.Add("::"u8);
            line.AddNumber(ratings.Items[row] + 1L);
            line.Add("::"u8);
            line.AddNumber(ratings.Stars[row]);
            line.Add("::"u8);
            line.AddNumber(Labels.Seconds(ratings.Days[row]));
            line.Add((byte)'\n');
        });
    }
}
