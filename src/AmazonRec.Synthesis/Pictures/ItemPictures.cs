namespace AmazonRec.Synthesis.Pictures;

/// <summary>One picture an item, named by its id. A clone has its origin's picture with its own noise, as sellers' copies do.</summary>
internal static class ItemPictures
{
    public static void Write(SynthesisTarget target, string folder)
    {
        Directory.CreateDirectory(folder);
        var items = target.Ratings.ItemTruth;
        target.Work.OverRanges(items.Count, 16, (from, to) =>
        {
            for (var item = from; item < to; item++)
            {
                using var file = File.Create(Path.Combine(folder, $"{target.IdOf(item)}.png"));
                Png.Write(file, ItemPicture.Size, ItemPicture.Draw(target.Options.Seed, items, item));
            }
        });
    }
}
